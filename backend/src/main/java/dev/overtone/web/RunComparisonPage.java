package dev.overtone.web;

import dev.overtone.profiling.FactDifference;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Two runs side by side.
 *
 * @param problem why what was asked for is not compared, or null
 * @param finding null until two runs are compared
 */
record RunComparisonPage(
        @Nullable Chosen a,
        @Nullable Chosen b,
        List<Group> choices,
        @Nullable String problem,
        @Nullable Finding finding) {

    /** Runs to choose from. */
    record Offered(List<RunDetails> sameNetwork, List<RunDetails> others) {}

    /** One of the two. */
    record Chosen(String letter, UUID id, RunRow row, String created) {}

    /** Runs under one heading of a list. */
    record Group(String label, List<Choice> choices) {}

    record Choice(UUID id, String label) {}

    /**
     * What was found.
     *
     * @param outcome as a class of style: {@code faster}, {@code slower}, {@code same}
     * @param warning what else differs and so may be the whole difference, or null
     * @param doubt which of the two may not be quoted, and why, or null
     */
    record Finding(
            String outcome,
            String verdict,
            String test,
            @Nullable String warning,
            @Nullable String doubt,
            List<Statistic> statistics,
            List<FactDifference> environment,
            String numerics,
            String swapped) {}

    /** @param supported false where one of the runs has too few samples to quote it */
    record Statistic(String label, Quantity a, Quantity b, Quantity ratio, boolean supported) {}

    static RunComparisonPage of(
            @Nullable RunDetails a,
            @Nullable RunDetails b,
            @Nullable RunComparison comparison,
            @Nullable String problem,
            Offered offered,
            Figures figures) {
        return new RunComparisonPage(
                chosen("A", a, figures),
                chosen("B", b, figures),
                groups(a, b, offered, figures),
                problem,
                comparison == null ? null : finding(comparison, figures));
    }

    static String address(@Nullable UUID a, @Nullable UUID b) {
        var address = UriComponentsBuilder.fromPath("/runs/compare");
        if (a != null) {
            address.queryParam("a", a);
        }
        if (b != null) {
            address.queryParam("b", b);
        }
        return address.toUriString();
    }

    private static @Nullable Chosen chosen(String letter, @Nullable RunDetails details, Figures figures) {
        return details == null
                ? null
                : new Chosen(
                        letter,
                        details.run().id(),
                        RunRow.of(details, figures),
                        figures.time(details.run().createdAt()));
    }

    private static List<Group> groups(
            @Nullable RunDetails a, @Nullable RunDetails b, Offered offered, Figures figures) {
        List<RunDetails> own = new ArrayList<>();
        for (RunDetails details : new RunDetails[] {a, b}) {
            if (details != null && !isAmong(offered, details)) {
                own.add(details);
            }
        }
        return List.of(
                        new Group("Chosen", choices(own, figures)),
                        new Group("The same network", choices(offered.sameNetwork(), figures)),
                        new Group(
                                a == null ? "Newest runs" : "Other networks on the same hardware",
                                choices(offered.others(), figures)))
                .stream()
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    private static boolean isAmong(Offered offered, RunDetails details) {
        return Stream.concat(offered.sameNetwork().stream(), offered.others().stream())
                .anyMatch(other -> other.run().id().equals(details.run().id()));
    }

    private static List<Choice> choices(List<RunDetails> runs, Figures figures) {
        return runs.stream().map(run -> choice(run, figures)).toList();
    }

    private static Choice choice(RunDetails details, Figures figures) {
        var run = details.run();
        var settings = run.settings();
        String p50 = details.measurement() == null
                ? ""
                : figures.text(figures.milliseconds(
                                details.measurement().latency().p50()))
                        + " · ";
        String name = run.network().name();
        String shown = name.length() > 60 ? name.substring(0, 59) + "…" : name;
        return new Choice(
                run.id(),
                "%s · %sbatch %d · %s · %d thr · %s"
                        .formatted(
                                shown,
                                p50,
                                settings.batchSize(),
                                settings.runtime(),
                                settings.threads(),
                                figures.time(run.createdAt())));
    }

    private static Finding finding(RunComparison comparison, Figures figures) {
        MedianRatio ratio = comparison.ratio();
        return new Finding(
                switch (ratio.outcome()) {
                    case FASTER -> "faster";
                    case SLOWER -> "slower";
                    case NOT_DISTINGUISHABLE -> "same";
                },
                ratio.sentence("B"),
                test(ratio),
                warning(comparison),
                doubt(comparison),
                statistics(comparison, figures),
                comparison.environment(),
                numerics(comparison.numerics()),
                address(comparison.b().id(), comparison.a().id()));
    }

    private static String test(MedianRatio ratio) {
        String p = ratio.pValue() < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", ratio.pValue());
        String alike = ratio.inflation() > 1.05
                ? String.format(
                        Locale.ROOT,
                        " Neighbouring windows are alike, which swells the variance %.1f-fold and is allowed for.",
                        ratio.inflation())
                : "";
        return "Mann-Whitney U over medians of windows of time: p " + p + "." + alike;
    }

    private static @Nullable String warning(RunComparison comparison) {
        if (comparison.context().isEmpty()) {
            return null;
        }
        return comparison.context().stream()
                .map(difference -> difference.fact() + " (" + difference.first() + " and " + difference.second() + ")")
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String doubt(RunComparison comparison) {
        String doubts = Stream.of(doubt("A", comparison.a()), doubt("B", comparison.b()))
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
