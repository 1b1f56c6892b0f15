package dev.overtone.web;

import dev.overtone.comparison.Comparison;
import dev.overtone.comparison.Distribution;
import dev.overtone.comparison.RunFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of compared runs are drawn from.
 *
 * @param distributions of the runs that compare with the baseline; those of another kind are left out
 */
record ComparedCharts(List<Run> runs, List<Axis> axes, List<Distribution> distributions, String x, String y) {

    /** Without being told, parallel coordinates begin with these, where the runs differ in them; the foremost first. */
    private static final List<String> FIRST_AXES = List.of(
            "p50",
            "macs",
            "cio",
            "parameters",
            "multiplier",
            "inputHeight",
            "batchSize",
            "threads",
            "growthRate",
            "depth");

    private static final int MOST_FIRST_AXES = 10;

    /** @param kind whether it compares with the baseline */
    record Run(String letter, UUID id, String name, boolean kind, boolean baseline) {}

    /**
     * A fact that is a number.
     *
     * @param values null where a run has none, or has one that does not compare
     * @param first whether parallel coordinates begin with it
     */
    record Axis(
            String name,
            String label,
            String unit,
            String form,
            boolean measured,
            boolean first,
            List<@Nullable Double> values) {}

    static ComparedCharts of(Comparison comparison, List<ComparedRun> runs, ComparedAddress address) {
        Set<Integer> kind = comparison.ofOneKind();
        List<RunFact> numeric =
                comparison.facts().stream().filter(RunFact::isNumeric).toList();
        List<String> first = numeric.stream()
                .filter(RunFact::differs)
                .map(RunFact::name)
                .filter(name -> FIRST_AXES.contains(stem(name)))
                .sorted(Comparator.comparingInt(name -> FIRST_AXES.indexOf(stem(name))))
                .limit(MOST_FIRST_AXES)
                .toList();
        List<Axis> axes = numeric.stream()
                .map(fact -> axis(fact, comparison.comparable(fact), first.contains(fact.name())))
                .toList();
        return new ComparedCharts(
                runs.stream()
                        .map(run ->
                                new Run(run.letter(), run.id(), run.name(), kind.contains(run.at()), run.baseline()))
                        .toList(),
                axes,
                comparison.distributions().stream()
                        .filter(distribution -> kind.contains(distribution.run()))
                        .toList(),
                chosen(address.x(), "macs", axes),
                chosen(address.y(), "p50", axes));
    }

    /** {@code growthRate} of {@code growthRate.3}. */
    private static String stem(String name) {
        return name.replaceAll("\\.\\d+$", "");
    }

    private static Axis axis(RunFact fact, Set<Integer> comparable, boolean first) {
        List<@Nullable Double> values = new ArrayList<>();
        IntStream.range(0, fact.values().size())
                .forEach(run -> values.add(comparable.contains(run) ? fact.number(run) : null));
        return new Axis(fact.name(), fact.label(), fact.unit(), FactWords.form(fact), fact.measured(), first, values);
    }

    private static String chosen(@Nullable String asked, String usual, List<Axis> axes) {
        return axes.stream()
                .map(Axis::name)
                .filter(name -> name.equals(asked))
                .findFirst()
                .orElseGet(() -> axes.stream()
                        .map(Axis::name)
                        .filter(name -> Objects.equals(name, usual))
                        .findFirst()
                        .orElse(axes.getFirst().name()));
    }
}
