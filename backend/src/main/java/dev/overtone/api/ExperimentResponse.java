package dev.overtone.api;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.ExperimentEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An experiment with what lies in it, the trash left out. */
record ExperimentResponse(
        UUID id,
        ProjectReference project,
        String name,

        @Schema(description = "Markdown") String notes,

        Instant createdAt,
        boolean archived,

        @Schema(description = "Since when it lies in the trash; null where it does not") @Nullable
        Instant trashedAt,

        int runs,
        @Nullable Instant newestRunAt) {

    static ExperimentResponse of(ExperimentEntry entry) {
        Experiment experiment = entry.experiment();
        return new ExperimentResponse(
                experiment.id(),
                ProjectReference.of(experiment.project()),
                experiment.name(),
                experiment.notes(),
                experiment.createdAt(),
                experiment.archivedAt() != null,
                experiment.trashedAt(),
                entry.runs(),
                entry.newestRunAt());
    }
}
