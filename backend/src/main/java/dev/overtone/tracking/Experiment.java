package dev.overtone.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a project tries, by name: its runs are told together.
 *
 * @param notes Markdown
 */
public record Experiment(
        UUID id,
        Project.Named project,
        String name,
        String notes,
        Instant createdAt,
        @Nullable Instant archivedAt,
        @Nullable Instant trashedAt) {}
