package dev.overtone.web;

import dev.overtone.profiling.FactDifference;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found of two runs that compare.
 *
 * @param outcome as a class of style: {@code faster}, {@code slower}, {@code same}
 * @param warning what else differs and so may be the whole difference, or null
 * @param doubt which of the two may not be quoted, and why, or null
 */
record PairFinding(
        String outcome,
        String verdict,
        String test,
        @Nullable String warning,
        @Nullable String doubt,
        List<Statistic> statistics,
        List<FactDifference> environment,
        String numerics) {

    /** @param supported false where one of the runs has too few samples to quote it */
    record Statistic(String label, Quantity a, Quantity b, Quantity ratio, boolean supported) {}

    /**
     * @param a the letter of the run that the other is held against
     * @param b the other's letter
     */
    static PairFinding of(RunComparison comparison, String a, String b, Figures figures) {
        MedianRatio ratio = comparison.ratio();
        return new PairFinding(
                outcome(ratio.outcome()),
                ratio.sentence(b),
                test(ratio),
                warning(comparison.context()),
                doubt(comparison, a, b),
                statistics(comparison, figures),
                comparison.environment(),
                numerics(comparison.numerics()));
    }

    static String outcome(MedianRatio.Outcome outcome) {
        return switch (outcome) {
            case FASTER -> "faster";
            case SLOWER -> "slower";
            case NOT_DISTINGUISHABLE -> "same";
        };
    }

    /** {@code 0.012}, or that it is smaller than anybody needs to know. */
    static String probability(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** {@code batch (1 and 8), runtime (eager and eager-channels-last)}; null of nothing. */
    static @Nullable String warning(List<FactDifference> differences) {
        return differences.isEmpty()
                ? null
                : differences.stream()
                        .map(difference ->
                                difference.fact() + " (" + difference.first() + " and " + difference.second() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String test(MedianRatio ratio) {
        String alike = ratio.inflation() > 1.05
                ? String.format(
                        Locale.ROOT,
                        " Neighbouring windows are alike, which swells the variance %.1f-fold and is allowed for.",
                        ratio.inflation())
                : "";
        return "Mann-Whitney U over medians of windows of time: p " + probability(ratio.pValue()) + "." + alike;
    }

    private static @Nullable String doubt(RunComparison comparison, String a, String b) {
        String doubts = Stream.of(doubt(a, comparison.a()), doubt(b, comparison.b()))
                .filter(doubt -> !doubt.isEmpty())
                .collect(Collectors.joining(" "));
        return doubts.isEmpty() ? null : doubts;
    }

    private static String doubt(String letter, RunComparison.Side side) {
        Measurement measurement = side.measurement();
        return measurement.verdict() == Verdict.STABLE ? "" : letter + " is not stable. " + measurement.reason();
    }

    private static String numerics(RunComparison.Agreement agreement) {
        Double error = agreement.error();
        if (error == null) {
            return "They are different networks, so their outputs are not held against each other.";
        }
        if (error == 0) {
            return "Both compute the same outputs, to the last digit.";
        }
        return String.format(
                Locale.ROOT,
                Boolean.TRUE.equals(agreement.within())
                        ? "Both compute the same outputs: they differ by at most %.1e of their norm."
                        : "Their outputs differ by %.1e of their norm, more than rounding explains: one of the builds computes another network.",
                error);
    }

    private static List<Statistic> statistics(RunComparison comparison, Figures figures) {
        Latency a = comparison.a().measurement().latency();
        Latency b = comparison.b().measurement().latency();
        return List.of(
                statistic("Minimum", a, b, Latency::min, true, figures),
                statistic("p50", a, b, Latency::p50, supported("p50", a, b), figures),
                statistic("p90", a, b, Latency::p90, supported("p90", a, b), figures),
                statistic("p95", a, b, Latency::p95, supported("p95", a, b), figures),
                statistic("p99", a, b, Latency::p99, supported("p99", a, b), figures),
                statistic("Maximum", a, b, Latency::max, true, figures),
                statistic("Mean", a, b, Latency::mean, true, figures),
                statistic("Standard deviation", a, b, Latency::stddev, true, figures),
                statistic("Interquartile range", a, b, Latency::iqr, true, figures));
    }

    private static boolean supported(String percentile, Latency a, Latency b) {
        return a.supported().contains(percentile) && b.supported().contains(percentile);
    }

    private static Statistic statistic(
            String label, Latency a, Latency b, ToDoubleFunction<Latency> of, boolean supported, Figures figures) {
        double first = of.applyAsDouble(a);
        double second = of.applyAsDouble(b);
        return new Statistic(
                label,
                figures.milliseconds(first),
                figures.milliseconds(second),
                figures.ratio(second / first),
                supported);
    }
}
