package dev.overtone.web;

import dev.overtone.analysis.Totals;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.NumericsCheck;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A run as a reader copies it: the shape that the interface for programs answers. */
record RunDocument(
        UUID id,
        RunState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        ObjectNode network,
        String fingerprint,
        String name,
        @Nullable String device,
        @Nullable HardwareProfile hardwareProfile,
        int batchSize,
        String precision,
        String runtime,
        int threads,
        String protocol,
        @Nullable String experiment,
        List<String> tags,
        Totals totals,
        @Nullable MeasurementDocument measurement,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics,
        @Nullable Failure failure) {

    record MeasurementDocument(
            LatencyDocument latency,
            String verdict,
            String reason,
            double noise,
            double throughput,
            long peakMemoryBytes,
            Measurement.Warmup warmup) {}

    record LatencyDocument(
            String unit,
            double p50,
            double p90,
            double p95,
            double p99,
            double mean,
            double stddev,
            double iqr,
            double min,
            double max,
            int samples,
            List<String> supported) {}

    static RunDocument of(RunDetails details) {
        TrackedRun run = details.run();
        Measurement measurement = details.measurement();
        return new RunDocument(
                run.id(),
                run.state(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                NetworkJson.write(NetworkJson.read(run.network().json())),
                run.network().fingerprint(),
                run.network().name(),
                run.device(),
                details.hardwareProfile(),
                run.settings().batchSize(),
                run.settings().precision(),
                run.settings().runtime(),
                run.settings().threads(),
                run.settings().protocol(),
                run.experiment(),
                run.tags(),
                run.network().totals(),
                measurement == null ? null : document(measurement),
                details.environment(),
                details.numerics(),
                run.failure());
    }

    private static MeasurementDocument document(Measurement measurement) {
        var l = measurement.latency();
        return new MeasurementDocument(
                new LatencyDocument(
                        "ms", l.p50(), l.p90(), l.p95(), l.p99(), l.mean(), l.stddev(), l.iqr(), l.min(), l.max(),
                        l.samples(), l.supported()),
                measurement.verdict().name(),
                measurement.reason(),
                measurement.noise(),
                measurement.throughput(),
                measurement.peakMemoryBytes(),
                measurement.warmup());
    }
}
