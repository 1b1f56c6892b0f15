package dev.overtone.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were asked for at once.
 *
 * @param axis what a sweep varies, or null for a set of networks
 * @param together whether one process took turns between them
 * @param runs in their order, those in the trash left out
 */
public record TrackedSeries(
        UUID id,
        Project.Named project,
        String title,
        @Nullable String axis,
        boolean together,
        Instant createdAt,
        List<UUID> runs) {}
