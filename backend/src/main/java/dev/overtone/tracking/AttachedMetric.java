package dev.overtone.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a network or of one run.
 *
 * @param id null for what was published about a preset, which nobody attached and nobody can remove
 * @param fingerprint of the network, or null for a run's
 * @param run null for a network's
 * @param attachedAt null for what was published
 */
public record AttachedMetric(
        @Nullable UUID id,
        @Nullable String fingerprint,
        @Nullable UUID run,
        String name,
        double value,
        String unit,
        String source,
        @Nullable Instant attachedAt) {}
