package dev.overtone.web;

import dev.overtone.comparison.Comparison;
import dev.overtone.profiling.BaselineComparison.Apart;
import dev.overtone.profiling.BaselineComparison.Baseline;
import dev.overtone.profiling.BaselineComparison.Compared;
import dev.overtone.profiling.BaselineComparison.Standing;
import dev.overtone.profiling.BaselineComparison.Unmeasured;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.RunComparison.Agreement;
import dev.overtone.profiling.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are faster than the baseline, and which are not held against it and why, group by group.
 *
 * @param compared how many are held against the baseline
 */
record StandingsTable(List<Group> groups, int compared) {

    /** Runs that stand alike. */
    record Group(String title, List<Line> lines) {}

    /**
     * @param outcome as a class of style, or null for what is not held against the baseline
     * @param note what may be the whole difference, or why the latency may not be quoted, or null
     */
    record Line(
            ComparedRun run,
            @Nullable Quantity ratio,
            @Nullable String bounds,
            RatioScale.@Nullable Bar interval,
            @Nullable String pValue,
            @Nullable String outcome,
            String words,
            @Nullable String note) {}

    static StandingsTable of(Comparison comparison, List<ComparedRun> runs, Figures figures) {
        var scale = RatioScale.of(comparison.latency());
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        groups.put("Same hardware, batch and precision as the baseline", new ArrayList<>());
        for (ComparedRun run : runs) {
            Standing standing = comparison.latency().standing(run.id());
            groups.computeIfAbsent(title(standing, groups), _ -> new ArrayList<>())
                    .add(line(run, standing, comparison, scale, figures));
        }
        return new StandingsTable(
                groups.entrySet().stream()
                        .filter(group -> !group.getValue().isEmpty())
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList(),
                comparison.latency().comparisons());
    }

    private static String title(Standing standing, Map<String, List<Line>> groups) {
        return switch (standing) {
            case Baseline(boolean measured) when !measured -> "The baseline has no latency";
            case Baseline _, Compared _ -> groups.keySet().iterator().next();
            case Apart(var reasons)
            when reasons.isEmpty() -> "Held against nothing: the baseline has no latency; choose another baseline";
            case Apart(var reasons) ->
                "Set apart, not held against the baseline: another "
                        + reasons.stream()
                                .map(reason -> Objects.equals(reason.first(), reason.second())
                                        ? reason.fact() + " (of the same name, " + reason.first() + ")"
                                        : reason.fact() + " (" + reason.second() + " instead of " + reason.first()
                                                + ")")
                                .collect(Collectors.joining(", "));
            case Unmeasured _ -> "No latency";
        };
    }

    private static Line line(
            ComparedRun run, Standing standing, Comparison comparison, RatioScale scale, Figures figures) {
        String doubt = doubt(comparison, run);
        return switch (standing) {
            case Baseline(boolean measured) when measured -> plain(run, "baseline", doubt);
            case Baseline _ -> plain(run, "baseline, " + state(run), failure(run));
            case Compared held ->
                new Line(
                        run,
                        figures.ratio(held.ratio().ratio()),
                        bounds(held.ratio(), figures),
                        scale.bar(held.ratio()),
                        PairFinding.probability(held.pValue()),
                        PairFinding.outcome(held.outcome()),
                        words(held),
                        note(held, doubt));
            case Apart _ -> plain(run, "not compared", doubt);
            case Unmeasured _ -> plain(run, state(run), failure(run));
        };
    }

    private static Line plain(ComparedRun run, String words, @Nullable String note) {
        return new Line(run, null, null, null, null, null, words, note);
    }

    private static @Nullable String bounds(MedianRatio ratio, Figures figures) {
        MedianRatio.Interval interval = ratio.interval();
        return interval == null
                ? null
                : figures.significant(interval.low()) + " to " + figures.significant(interval.high());
    }

    private static String words(Compared held) {
        double ratio = held.ratio().ratio();
        return switch (held.outcome()) {
            case FASTER -> String.format(Locale.ROOT, "%.1f %% faster", 100 * (1 - ratio));
            case SLOWER -> String.format(Locale.ROOT, "%.1f %% slower", 100 * (ratio - 1));
            case NOT_DISTINGUISHABLE -> "not distinguishable";
        };
    }

    private static @Nullable String note(Compared held, @Nullable String doubt) {
        String settings = PairFinding.warning(held.context());
        Agreement numerics = held.numerics();
        String notes = Stream.of(
                        held.outcome() == held.ratio().outcome()
                                ? null
                                : "By itself it would be told apart; among so many comparisons it may be chance.",
                        settings == null ? null : "Differs in " + settings + ", which may be the whole difference.",
                        Boolean.FALSE.equals(numerics.within())
                                ? "Its outputs are not the baseline’s: one of the builds computes another network."
                                : null,
                        doubt)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return notes.isEmpty() ? null : notes;
    }

    private static @Nullable String doubt(Comparison comparison, ComparedRun run) {
        var measurement = comparison.runs().get(run.at()).measurement();
        return measurement == null || measurement.verdict() == Verdict.STABLE
                ? null
                : "Not stable. " + measurement.reason();
    }

    private static String state(ComparedRun run) {
        return run.row().state().label().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String failure(ComparedRun run) {
        var failure = run.row().run().failure();
        return failure == null ? null : failure.message();
    }
}
