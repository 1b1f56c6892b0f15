package dev.overtone.api;

import dev.overtone.analysis.Totals;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.Latency.Interval;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.MemoryUse;
import dev.overtone.profiling.Movement;
import dev.overtone.profiling.NumericsCheck;
import dev.overtone.profiling.Repeatability;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run; what is not known yet is null. */
record RunResponse(
        UUID id,
        RunState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Schema(implementation = NetworkSchema.class) JsonNode network,
        String fingerprint,
        String name,

        @Schema(description = "What people call it; null where its network's name does") @Nullable
        String title,

        @Nullable String device,
        @Nullable HardwareProfile hardwareProfile,
        int batchSize,
        String precision,
        String runtime,
        int threads,
        String protocol,
        boolean counters,
        ProjectReference project,
        @Nullable String experiment,
        List<String> tags,

        @Schema(description = "Markdown") String notes,

        boolean pinned,
        boolean archived,

        @Schema(description = "Since when it lies in the trash; null where it does not") @Nullable
        Instant trashedAt,

        @Schema(description = "The run that it was filled in from") @Nullable
        UUID clonedFrom,

        Totals totals,
        @Nullable String stage,
        double progress,
        int attempt,
        @Nullable MeasurementResponse measurement,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics,

        @Schema(description = "That its latency moved since other software measured the same; null where it did not")
        @Nullable
        Movement moved,

        @Nullable Failure failure,

        @Schema(description = "What a queued run waits for beside its turn, in words") @Nullable
        String waiting) {

    static RunResponse of(RunDetails details, JsonMapper mapper) {
        TrackedRun run = details.run();
        Measurement measurement = details.measurement();
        return new RunResponse(
                run.id(),
                run.state(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                mapper.readTree(run.network().json()),
                run.network().fingerprint(),
                run.network().name(),
                run.remarks().title(),
                run.device(),
                details.hardwareProfile(),
                run.settings().batchSize(),
                run.settings().precision(),
                run.settings().runtime(),
                run.settings().threads(),
                run.settings().protocol(),
                run.settings().counters(),
                ProjectReference.of(run.project()),
                run.experiment(),
                run.tags(),
                run.remarks().notes(),
                run.remarks().pinned(),
                run.remarks().archivedAt() != null,
                run.remarks().trashedAt(),
                run.clonedFrom(),
                run.network().totals(),
                run.stage(),
                run.progress(),
                run.attempt(),
                measurement == null ? null : MeasurementResponse.of(measurement, details),
                details.environment(),
                details.numerics(),
                details.moved(),
                run.failure(),
                details.waiting());
    }

    /** A latency with its quality. */
    record MeasurementResponse(
            LatencyResponse latency,
            Verdict verdict,
            String reason,
            double noise,
            double throughput,
            long peakMemoryBytes,
            @Nullable MemoryResponse memory,
            @Nullable Counters counters,
            Measurement.Warmup warmup) {

        static MeasurementResponse of(Measurement measurement, RunDetails details) {
            return new MeasurementResponse(
                    LatencyResponse.of(measurement.latency()),
                    measurement.verdict(),
                    measurement.reason(),
                    measurement.noise(),
                    measurement.throughput(),
                    measurement.peakMemoryBytes(),
                    MemoryResponse.of(details),
                    details.counters(),
                    measurement.warmup());
        }
    }

    /**
     * Memory by stage, in bytes: the host's is the measuring process's resident set, a card's all that is in use there.
     *
     * @param weightsBytes of {@code withWeightsBytes} the network's own
     * @param networkBytes of {@code peakBytes} the network's own: weights, activations and the engine's buffers
     * @param estimatedNetworkBytes on paper: weights, and the most activations alive at once for the batch
     * @param peakOfMeasuring false where the peak is that of all that the process did
     */
    @Schema(name = "Memory")
    record MemoryResponse(
            MemoryUse.Where where,
            long beforeBytes,
            long withWeightsBytes,
            long peakBytes,
            long weightsBytes,
            long networkBytes,
            long estimatedNetworkBytes,
            boolean peakOfMeasuring) {

        static @Nullable MemoryResponse of(RunDetails details) {
            MemoryUse use = details.memory();
            if (use == null) {
                return null;
            }
            Totals totals = details.run().network().totals();
            long activations = totals.peakActivationElements()
                    * Float.BYTES
                    * details.run().settings().batchSize();
            return new MemoryResponse(
                    use.where(),
                    use.before(),
                    use.withWeights(),
                    use.peak(),
                    use.weights(),
                    use.network(),
                    totals.weightBytes() + activations,
                    use.peakOfMeasuring());
        }
    }

    /** One forward of the whole batch. */
    record LatencyResponse(
            @Schema(allowableValues = "ms") String unit,
            double p50,

            @Schema(
                    description = "Where the median of this and of other runs of the network lies, with this"
                            + " confidence; null for old measurements")
            @Nullable
            Interval p50Interval,

            @Schema(
                    description =
                            "How much runs of one network differ on this hardware profile, relative to their"
                                    + " median, and how many repeats have shown it; part of p50Interval, or null where it is not")
            @Nullable
            Repeatability repeatability,

            double p90,
            double p95,
            double p99,
            double mean,
            double stddev,
            double iqr,
            double min,
            double max,
            int samples,
            List<String> supported) {

        static LatencyResponse of(Latency latency) {
            return new LatencyResponse(
                    "ms",
                    latency.p50(),
                    latency.p50Interval(),
                    latency.repeatability(),
                    latency.p90(),
                    latency.p95(),
                    latency.p99(),
                    latency.mean(),
                    latency.stddev(),
                    latency.iqr(),
                    latency.min(),
                    latency.max(),
                    latency.samples(),
                    latency.supported());
        }
    }
}
