package dev.overtone.profiling;

import dev.overtone.tracking.TrackedSeries;
import java.util.List;

/** A series with its runs in their order. */
public record SeriesDetails(TrackedSeries series, List<RunDetails> runs) {

    public boolean isLive() {
        return runs.stream().anyMatch(run -> !run.run().state().hasEnded());
    }
}
