package dev.overtone.api;

import dev.overtone.tracking.AttachedMetric;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A figure of a network or of a run. */
record MetricResponse(
        @Schema(description = "null for what was published about a preset, which nobody can remove") @Nullable
        UUID id,

        @Schema(description = "The network's; null for a run's") @Nullable
        String fingerprint,

        @Schema(description = "null for a network's") @Nullable
        UUID run,

        String name,
        double value,
        @Schema(description = "Empty for a plain number") String unit,
        @Schema(description = "Where it was taken from") String source,

        @Schema(description = "null for what was published") @Nullable
        Instant attachedAt) {

    static MetricResponse of(AttachedMetric metric) {
        return new MetricResponse(
                metric.id(),
                metric.fingerprint(),
                metric.run(),
                metric.name(),
                metric.value(),
                metric.unit(),
                metric.source(),
                metric.attachedAt());
    }
}
