package dev.overtone.api;

import dev.overtone.tracking.Project;
import dev.overtone.tracking.ProjectEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project with what lies in it, the trash left out. */
record ProjectResponse(
        UUID id,
        String name,

        @Schema(description = "Markdown") String notes,

        Instant createdAt,
        boolean archived,

        @Schema(description = "Since when it lies in the trash; null where it does not") @Nullable
        Instant trashedAt,

        int experiments,
        int runs,
        @Nullable Instant newestRunAt) {

    static ProjectResponse of(ProjectEntry entry) {
        Project project = entry.project();
        return new ProjectResponse(
                project.id(),
                project.name(),
                project.notes(),
                project.createdAt(),
                project.archivedAt() != null,
                project.trashedAt(),
                entry.experiments(),
                entry.runs(),
                entry.newestRunAt());
    }
}
