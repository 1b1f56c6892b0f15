package dev.overtone.comparison;

import dev.overtone.notation.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Facts of compared runs as a table, exact, a line for each fact and a column for each run. */
public final class FactsCsv {

    private final List<List<String>> lines = new ArrayList<>();

    private FactsCsv() {}

    /** @param only whether what all share is left out */
    public static FactsCsv of(Comparison comparison, boolean only) {
        var csv = new FactsCsv();
        var head = new ArrayList<>(List.of("group", "fact", "unit"));
        comparison.ids().forEach(id -> head.add(id.toString()));
        csv.lines.add(head);
        for (RunFact fact : comparison.facts()) {
            if (!only || fact.differs()) {
                var line = new ArrayList<>(List.of(fact.group().label(), fact.name(), unit(fact)));
                fact.values().forEach(value -> line.add(value == null ? "" : value.toString()));
                csv.lines.add(line);
            }
        }
        return csv;
    }

    /** As RFC 4180 has it. */
    public String commas() {
        return lines.stream().map(Csv::line).collect(Collectors.joining());
    }

    /** As a spreadsheet takes it from the clipboard. */
    public String tabs() {
        return lines.stream()
                .map(line -> line.stream()
                        .map(cell -> cell.replaceAll("[\\t\\r\\n]+", " "))
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }

    /** Values are exact, and so in the base unit. */
    private static String unit(RunFact fact) {
        return switch (fact.form()) {
            case MILLISECONDS -> "ms";
            case BYTES -> "B";
            default -> fact.unit();
        };
    }
}
