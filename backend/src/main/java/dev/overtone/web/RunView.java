package dev.overtone.web;

import dev.overtone.analysis.Totals;
import dev.overtone.architecture.Shape;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.Movement;
import dev.overtone.profiling.NumericsCheck;
import dev.overtone.profiling.Repeatability;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run's page. What was measured is null until the run finished. */
record RunView(
        UUID id,
        String name,
        String fingerprint,
        StateBadge state,
        TrackedRun run,
        @Nullable String hardware,
        @Nullable String took,
        List<Readout> paper,
        @Nullable Headline headline,
        List<Fact> context,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics,
        @Nullable String agreement,
        @Nullable Trouble trouble,
        @Nullable Movement moved,
        @Nullable String waiting,
        String networkJson,
        String curl,
        String java) {

    private static final List<String> STAGES = List.of("BUILDING", "CHECKING", "WARMING", "MEASURING", "WRITING");

    /** What was measured, ready to read. */
    record Headline(
            Quantity p50,
            @Nullable String interval,
            @Nullable String repeats,
            String verdict,
            String verdictLabel,
            String reason,
            String noise,
            int samples,
            List<Percentile> percentiles,
            List<Fact> measured,
            Measurement measurement) {}

    /** @param supported false where there are too few samples to quote it */
    record Percentile(String id, String label, Quantity value, boolean supported) {}

    /** A named value; {@code unit} in words. */
    record Fact(String label, Quantity value, String unit) {
        static Fact of(String label, String value) {
            return new Fact(label, new Quantity(value, "", value), "");
        }
    }

    /** @param advice what to do about it */
    record Trouble(Failure failure, String stage, String advice) {}

    static RunView of(RunDetails details, Figures figures, Clock clock, String address) {
        TrackedRun run = details.run();
        var hardware = details.hardwareProfile();
        return new RunView(
                run.id(),
                run.network().name(),
                run.network().fingerprint(),
                StateBadge.of(run),
                run,
                hardware == null ? null : hardware.name(),
                run.startedAt() == null
                        ? null
                        : figures.duration(
                                run.startedAt(), run.finishedAt() == null ? clock.instant() : run.finishedAt()),
                Readout.of(run.network().totals(), null, figures),
                headline(details, figures),
                context(details),
                details.environment(),
                details.numerics(),
                agreement(details.numerics()),
                trouble(run),
                details.moved(),
                details.waiting(),
                run.network().json(),
                CurlCommand.of(run, address),
                JavaProgram.of(run, address));
    }

    /** What people call it, or else its network's name. */
    public String label() {
        return run.label();
    }

    /** A stage on the way to a result. */
    record Stage(String label, boolean current, int percent) {}

    public List<Stage> stages() {
        int at = STAGES.indexOf(run.stage());
        return IntStream.range(0, STAGES.size())
                .mapToObj(i -> new Stage(
                        StateBadge.stage(STAGES.get(i)), i == at, i < at ? 100 : i == at ? state.percent() : 0))
                .toList();
    }

    public String resolution() {
        Shape input = NetworkJson.read(networkJson).input();
        return input.height() + "×" + input.width();
    }

    /** The outputs of the numerics check, without exponents. */
    public String firstOutputs() {
        return numerics == null
                ? ""
                : numerics.head().stream()
                        .map(output -> BigDecimal.valueOf(output).toPlainString())
                        .collect(Collectors.joining("  "));
    }

    public boolean canBeCancelled() {
        return state.live() && !run.cancelRequested();
    }

    public boolean cancelled() {
        return run.state() == RunState.CANCELLED;
    }

    private static @Nullable Headline headline(RunDetails details, Figures figures) {
        Measurement measurement = details.measurement();
        if (measurement == null) {
            return null;
        }
        Latency latency = measurement.latency();
        return new Headline(
                figures.milliseconds(latency.p50()),
                interval(latency.p50Interval(), figures),
                repeats(latency.repeatability(), figures),
                measurement.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                label(measurement.verdict()),
                measurement.reason(),
                figures.percent(measurement.noise()),
                latency.samples(),
                percentiles(latency, figures),
                measured(details, measurement, figures),
                measurement);
    }

    private static @Nullable String interval(Latency.@Nullable Interval interval, Figures figures) {
        return interval == null
                ? null
                : Math.round(100 * interval.level()) + " % interval " + figures.significant(interval.low()) + " to "
                        + figures.significant(interval.high()) + " ms";
    }

    /** What of the interval is there because runs differ. */
    private static @Nullable String repeats(@Nullable Repeatability repeatability, Figures figures) {
        if (repeatability == null) {
            return null;
        }
        return "Good for other runs too: they differ by " + figures.percent(repeatability.deviation())
                + switch (repeatability.repeats()) {
                    case 0 -> " as long as none has shown how much on this hardware";
                    case 1 -> ", as one repeat on this hardware showed";
                    default -> ", as " + repeatability.repeats() + " repeats on this hardware showed";
                };
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "Stable";
            case NOISY -> "Noisy";
            case THROTTLED -> "Throttled";
            case TOO_FEW_SAMPLES -> "Too few samples";
        };
    }

    private static List<Percentile> percentiles(Latency l, Figures figures) {
        var rows = new ArrayList<Percentile>();
        rows.add(percentile("min", "Minimum", l.min(), true, figures));
        rows.add(percentile("p50", "p50", l.p50(), l.supported().contains("p50"), figures));
        rows.add(percentile("p90", "p90", l.p90(), l.supported().contains("p90"), figures));
        rows.add(percentile("p95", "p95", l.p95(), l.supported().contains("p95"), figures));
        rows.add(percentile("p99", "p99", l.p99(), l.supported().contains("p99"), figures));
        rows.add(percentile("max", "Maximum", l.max(), true, figures));
        rows.add(percentile("mean", "Mean", l.mean(), true, figures));
        rows.add(percentile("stddev", "Standard deviation", l.stddev(), true, figures));
        rows.add(percentile("iqr", "Interquartile range", l.iqr(), true, figures));
        return rows;
    }

    private static Percentile percentile(String id, String label, double value, boolean supported, Figures figures) {
        return new Percentile(id, label, figures.milliseconds(value), supported);
    }

    private static List<Fact> measured(RunDetails details, Measurement measurement, Figures figures) {
        Totals totals = details.run().network().totals();
        double images =
                details.run().settings().batchSize() / (measurement.latency().p50() / 1000);
        return List.of(
                new Fact("MACs", figures.rate(totals.macs() * images), "MACs/s"),
                new Fact("CIO", figures.rate(totals.cio() * images), "elements/s"),
                new Fact("Throughput", figures.rate(measurement.throughput()), "images/s"),
                new Fact("Peak memory", figures.bytes(measurement.peakMemoryBytes()), "of the measuring process"));
    }

    private static List<Fact> context(RunDetails details) {
        var settings = details.run().settings();
        var hardware = details.hardwareProfile();
        String device = details.run().device();
        return List.of(
                Fact.of("Hardware", hardware != null ? hardware.name() : device != null ? device : "any device"),
                Fact.of("Batch", Integer.toString(settings.batchSize())),
                Fact.of("Precision", settings.precision()),
                Fact.of("Runtime", settings.runtime()),
                Fact.of("Threads", Integer.toString(settings.threads())),
                Fact.of("Protocol", settings.protocol()));
    }

    private static @Nullable String agreement(@Nullable NumericsCheck numerics) {
        if (numerics == null) {
            return null;
        }
        return numerics.error() == null
                ? "Nobody else's outputs of this network are known here; compare these with another machine's."
                : String.format(
                        Locale.ROOT,
                        "Agrees with the outputs of %s: largest difference %.1e of their norm.",
                        numerics.comparedWith(),
                        numerics.error());
    }

    private static @Nullable Trouble trouble(TrackedRun run) {
        Failure failure = run.failure();
        return failure == null ? null : new Trouble(failure, StateBadge.stage(failure.stage()), advice(failure.code()));
    }

    private static String advice(String code) {
        return switch (code) {
            case "OUT_OF_MEMORY" -> "Lower the batch or the resolution, or choose a device with more memory.";
            case "NUMERICS" ->
                "The network came out wrong on this device; its speed would mean nothing. Try another"
                        + " device, and report this one.";
            case "NO_DEVICE", "NATIVE_LIBRARIES" ->
                "Nothing is wrong with the network. Choose another device, or mend this machine's; its log says more.";
            case "TIMED_OUT" ->
                "Choose a shorter protocol, lower the batch or the resolution, or choose a faster device.";
            case "WORKER_LOST", "KILLED", "NATIVE_CRASH", "BENCH_DIED" ->
                "The process that measured died. Measure again; if it dies again,"
                        + " lower the batch or the resolution.";
            default -> "Measure again; if it fails the same way, open the network in the Designer and make it smaller.";
        };
    }
}
