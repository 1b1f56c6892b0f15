package dev.overtone.web;

import dev.overtone.search.Search;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run's or a search's state for people.
 *
 * @param stage what a running run is doing and how much of that is done, or null
 */
record StateBadge(String id, String label, @Nullable String stage, int percent, boolean live) {

    static StateBadge of(TrackedRun run) {
        boolean settling = "MEASURING".equals(run.stage()) && run.progress() >= 1;
        int percent = (int) Math.round(Math.clamp(run.progress(), 0.0, 1.0) * 100);
        String stage = run.state() != RunState.RUNNING
                ? null
                : settling ? "measuring until the median is steady" : stage(run.stage()) + " " + percent + " %";
        return new StateBadge(
                run.state().name().toLowerCase(Locale.ROOT),
                run.cancelRequested() && !run.state().hasEnded() ? "Cancelling" : label(run.state()),
                stage,
                percent,
                !run.state().hasEnded());
    }

    static StateBadge of(Search search) {
        return switch (search.state()) {
            case RUNNING -> new StateBadge("running", "Running", null, 0, true);
            case PAUSED -> new StateBadge("paused", "Paused", null, 0, true);
            case FINISHED -> new StateBadge("finished", "Finished", null, 0, false);
            case STOPPED -> new StateBadge("cancelled", "Stopped", null, 0, false);
        };
    }

    static String label(RunState state) {
        return switch (state) {
            case QUEUED -> "Queued";
            case RUNNING -> "Running";
            case FINISHED -> "Finished";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
        };
    }

    static String stage(@Nullable String stage) {
        return switch (stage) {
            case null -> "starting";
            case "BUILDING" -> "building the network";
            case "CHECKING" -> "checking numerics";
            case "WARMING" -> "warming up";
            case "MEASURING" -> "measuring";
            case "WRITING" -> "writing the result";
            default -> stage.toLowerCase(Locale.ROOT);
        };
    }
}
