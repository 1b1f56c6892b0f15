package dev.overtone.web;

import dev.overtone.analysis.hardware.PartCost;
import dev.overtone.analysis.hardware.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A comparison as RFC 4180 has it: every figure of every part, exact, a column for each network. */
final class ComparisonCsv {

    private static final String LINE_END = "\r\n";

    private final List<CostColumn> columns;
    private final StringBuilder text = new StringBuilder();

    private ComparisonCsv(List<CostColumn> columns) {
        this.columns = columns;
    }

    static String of(List<CostColumn> columns) {
        var csv = new ComparisonCsv(columns);
        csv.line("part", "figure", "unit", column -> column.network().label());
        for (PaperTotal total : columns.getFirst().totals().keySet()) {
            csv.line(
                    "Network",
                    total.label(),
                    total.unit(),
                    column -> String.valueOf(column.totals().get(total)));
        }
        csv.parts(CostColumn::parts);
        csv.parts(CostColumn::layers);
        return csv.text.toString();
    }

    private void parts(Function<CostColumn, Map<Place, PartCost>> parts) {
        var places = new TreeSet<Place>();
        columns.forEach(column -> places.addAll(parts.apply(column).keySet()));
        for (Place place : places) {
            for (PartMetric metric : PartMetric.values()) {
                line(place.label(), metric.label(), metric.unit(), column -> {
                    PartCost cost = parts.apply(column).get(place);
                    return cost == null ? "" : metric.of(cost).toString();
                });
            }
        }
    }

    private void line(String part, String figure, String unit, Function<CostColumn, String> value) {
        var cells = new ArrayList<>(List.of(part, figure, unit));
        columns.forEach(column -> cells.add(value.apply(column)));
        text.append(cells.stream().map(ComparisonCsv::quoted).collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    /** What a spreadsheet would take for a formula becomes text. */
    private static String quoted(String cell) {
        boolean isAFormula = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0;
        return '"' + (isAFormula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}
