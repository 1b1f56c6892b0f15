package dev.overtone.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run as the ledger knows it.
 *
 * @param device id of the device that was asked for or took the run, or null while any will do
 * @param stage what a running run is doing: {@code BUILDING}, {@code CHECKING}, {@code WARMING}, {@code MEASURING},
 *     {@code WRITING}
 * @param progress share of the stage that is done, 0..1
 * @param attempt how often a worker took it
 * @param series where it stands among runs that were asked for together, or null
 * @param project where it lies
 * @param experimentId the experiment's, or null without one
 * @param clonedFrom the run that it was filled in from, as long as that is there, or null
 */
public record TrackedRun(
        UUID id,
        RunState state,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        SavedNetwork network,
        @Nullable String device,
        RunSettings settings,
        @Nullable String experiment,
        List<String> tags,
        @Nullable String stage,
        double progress,
        int attempt,
        boolean cancelRequested,
        @Nullable Failure failure,
        @Nullable SeriesPlace series,
        Project.Named project,
        @Nullable UUID experimentId,
        Remarks remarks,
        @Nullable UUID clonedFrom) {

    /** What people call it: its own title, or else its network's name. */
    public String label() {
        return remarks.title() != null ? remarks.title() : network.name();
    }
}
