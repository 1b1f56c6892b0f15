package dev.overtone.profiling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code ncu --csv} prints: between lines of its own ({@code ==PROF==}) a table with a head, one line for each
 * kernel and metric ({@code --page details}), or one for each kernel with the units in a line below the head
 * ({@code --page raw}). Numbers may be grouped by commas, and units are scaled unless {@code --print-units base} is given.
 */
final class NsightCsv {

    private static final Map<String, Double> UNITS =
            Map.of("byte", 1.0, "Kbyte", 1e3, "Mbyte", 1e6, "Gbyte", 1e9, "Tbyte", 1e12);

    private NsightCsv() {}

    /** Sums over all kernels, in bytes, of the metrics that are measured in bytes. */
    static Map<String, Double> bytes(String text) {
        List<List<String>> table = text.lines()
                .filter(line -> line.startsWith("\""))
                .map(NsightCsv::cells)
                .toList();
        var sums = new LinkedHashMap<String, Double>();
        if (table.isEmpty()) {
            return sums;
        }
        List<String> head = table.getFirst();
        if (head.contains("Metric Name")) {
            int name = head.indexOf("Metric Name");
            int unit = head.indexOf("Metric Unit");
            int value = head.indexOf("Metric Value");
            for (List<String> row : table.subList(1, table.size())) {
                if (row.size() == head.size()) {
                    add(sums, row.get(name), unit < 0 ? "byte" : row.get(unit), row.get(value));
                }
            }
        } else if (table.size() > 1) {
            List<String> units = table.get(1);
            for (List<String> row : table.subList(2, table.size())) {
                for (int column = 0; column < Math.min(head.size(), row.size()); column++) {
                    add(sums, head.get(column), units.get(column), row.get(column));
                }
            }
        }
        return sums;
    }

    private static void add(Map<String, Double> sums, String metric, String unit, String value) {
        Double scale = UNITS.get(unit);
        if (scale != null && metric.contains("bytes")) {
            try {
                sums.merge(metric, scale * Double.parseDouble(value.replace(",", "")), Double::sum);
            } catch (NumberFormatException e) {
                // "n/a", where the card has no such counter.
            }
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
