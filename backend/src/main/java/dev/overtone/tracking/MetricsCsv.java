package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import dev.overtone.notation.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Metrics of many networks as a table; tells what is wrong with it by line and column. */
final class MetricsCsv {

    private static final List<String> COLUMNS = List.of("fingerprint", "name", "value", "unit", "source");
    private static final String HEADER = String.join(",", COLUMNS);

    /** Enough to see a pattern in them. */
    private static final int MOST_TOLD = 100;

    private final List<Violation> violations = new ArrayList<>();

    private MetricsCsv() {}

    /** One line, read and checked but for whether there is such a network. */
    record Line(int number, String fingerprint, MetricEntry entry) {}

    static String write(List<AttachedMetric> metrics) {
        return HEADER + "\r\n"
                + metrics.stream()
                        .map(metric -> Csv.line(List.of(
                                String.valueOf(metric.fingerprint()),
                                metric.name(),
                                Double.toString(metric.value()),
                                metric.unit(),
                                metric.source())))
                        .collect(Collectors.joining());
    }

    /** @throws InvalidEntry naming every cell that is wrong */
    static List<Line> read(String text) {
        return new MetricsCsv().lines(text);
    }

    /** @throws InvalidEntry naming every line whose network is not among these */
    static void refuseUnknown(List<Line> lines, Set<String> known) {
        List<Violation> violations = lines.stream()
                .filter(line -> !known.contains(line.fingerprint()))
                .limit(MOST_TOLD)
                .map(line -> cell(line.number(), 1, unknown(line.fingerprint())))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidEntry(violations);
        }
    }

    private List<Line> lines(String text) {
        List<Csv.Row> rows = rows(text);
        var lines = new ArrayList<Line>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            if (row.cells().size() == COLUMNS.size()) {
                add(row, lines);
            } else {
                String count = Integer.toString(row.cells().size());
                violations.add(new Violation(
                        "line " + row.line(),
                        count,
                        HEADER,
                        "Line " + row.line() + " must have the cells " + HEADER + ", but has " + count + "."));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidEntry(violations.subList(0, Math.min(MOST_TOLD, violations.size())));
        }
        return lines;
    }

    private static List<Csv.Row> rows(String text) {
        try {
            List<Csv.Row> rows = Csv.read(text);
            if (rows.isEmpty() || !rows.getFirst().cells().equals(COLUMNS)) {
                String first =
                        rows.isEmpty() ? "" : String.join(",", rows.getFirst().cells());
                Violation wrong = MetricEntry.violation("header", first, HEADER);
                throw new InvalidEntry(
                        List.of(new Violation("line 1", wrong.value(), HEADER, "Line 1: the " + wrong.message())));
            }
            return rows;
        } catch (Csv.Malformed e) {
            var quoting =
                    new Violation("", "\"", "quotation marks as RFC 4180 has them", String.valueOf(e.getMessage()));
            throw new InvalidEntry(List.of(cell(e.line(), e.column(), quoting)));
        }
    }

    private void add(Csv.Row row, List<Line> lines) {
        List<String> cells = row.cells();
        try {
            MetricEntry entry = MetricEntry.written(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
            lines.add(new Line(row.line(), cells.getFirst(), entry));
        } catch (InvalidEntry e) {
            for (Violation violation : e.violations()) {
                violations.add(cell(row.line(), COLUMNS.indexOf(violation.field()) + 1, violation));
            }
        }
    }

    private static Violation unknown(String fingerprint) {
        return MetricEntry.violation(
                "fingerprint", fingerprint, "the fingerprint of a saved or run network, or of a preset");
    }

    private static Violation cell(int line, int column, Violation violation) {
        String named = column <= COLUMNS.size() ? " (" + COLUMNS.get(column - 1) + ")" : "";
        return new Violation(
                "line " + line + ", column " + column + named,
                violation.value(),
                violation.allowed(),
                "Line " + line + ", column " + column + ": " + violation.message());
    }
}
