package dev.overtone.web;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.RunFact;
import dev.overtone.comparison.RunFact.Better;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts in rows, runs in columns.
 *
 * @param all how many facts there are
 * @param differing in how many of them not all runs agree
 */
record FactsTable(List<Group> groups, int all, int differing) {

    /** Facts under one heading; {@code differs} where one of them does. */
    record Group(String label, List<Row> rows, boolean differs) {}

    record Row(String name, String label, String unit, boolean differs, List<Cell> cells) {}

    /**
     * One run's fact.
     *
     * @param exact what is copied; nothing where the run has no such fact
     * @param text what is not a number, or null
     * @param other whether a text is not the baseline's
     * @param aside whether it must not be held against the baseline's
     */
    record Cell(
            String exact,
            @Nullable Quantity number,
            @Nullable String text,
            boolean other,
            boolean best,
            boolean doubtful,
            boolean aside,
            @Nullable Delta delta) {}

    /** @param tone {@code better}, {@code worse}, {@code neutral} or {@code same} */
    record Delta(String tone, String words) {}

    static FactsTable of(Comparison comparison, Figures figures) {
        Map<RunFact.Group, List<Row>> rows = new LinkedHashMap<>();
        for (RunFact fact : comparison.facts()) {
            rows.computeIfAbsent(fact.group(), _ -> new ArrayList<>()).add(row(fact, comparison, figures));
        }
        List<Group> groups = rows.entrySet().stream()
                .map(group -> new Group(
                        group.getKey().label(),
                        group.getValue(),
                        group.getValue().stream().anyMatch(Row::differs)))
                .toList();
        return new FactsTable(groups, comparison.facts().size(), (int)
                comparison.facts().stream().filter(RunFact::differs).count());
    }

    private static Row row(RunFact fact, Comparison comparison, Figures figures) {
        Set<Integer> comparable = comparison.comparable(fact);
        Set<Integer> best = fact.best(comparable);
        int base = comparison.baselineAt();
        var cells = new ArrayList<Cell>();
        for (int run = 0; run < fact.values().size(); run++) {
            Object value = fact.values().get(run);
            cells.add(new Cell(
                    value == null ? "" : value.toString(),
                    FactWords.number(fact, value, figures),
                    value == null ? null : FactWords.text(fact, value, figures),
                    run != base
                            && !String.valueOf(value)
                                    .equals(String.valueOf(fact.values().get(base))),
                    best.contains(run),
                    fact.doubtful().contains(run),
                    value != null && !comparable.contains(run),
                    run != base && comparable.contains(run) && comparable.contains(base)
                            ? delta(fact, fact.number(run), fact.number(base), figures)
                            : null));
        }
        return new Row(fact.name(), fact.label(), fact.unit(), fact.differs(), cells);
    }

    private static @Nullable Delta delta(
            RunFact fact, @Nullable Double value, @Nullable Double baseline, Figures figures) {
        if (value == null || baseline == null) {
            return null;
        }
        double by = value - baseline;
        if (by == 0) {
            return new Delta("same", "same");
        }
        String sign = by < 0 ? "−" : "+";
        String words = baseline == 0
                ? sign + figures.significant(Math.abs(by))
                : sign + figures.percent(Math.abs(by / baseline));
        return new Delta(tone(fact.better(), by), words);
    }

    private static String tone(Better better, double by) {
        return switch (better) {
            case NEITHER -> "neutral";
            case LESS -> by < 0 ? "better" : "worse";
            case MORE -> by > 0 ? "better" : "worse";
        };
    }
}
