package dev.overtone.web;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of what somebody did to runs; shown once, on the page that follows.
 *
 * @param undo the action that takes it back, or null
 * @param runs that it would be done to
 */
record RunsOutcome(String sentence, @Nullable String undo, List<UUID> runs) implements Serializable {

    static final String NAME = "outcome";

    /** More than these are taken back in the trash and by a filter; a page does not carry them. */
    static final int MOST_UNDONE = 1_000;

    @Serial
    private static final long serialVersionUID = 1L;

    RunsOutcome {
        runs = List.copyOf(runs);
    }

    static RunsOutcome of(String sentence) {
        return new RunsOutcome(sentence, null, List.of());
    }

    static RunsOutcome of(String sentence, @Nullable String undo, List<UUID> runs) {
        return undo == null || runs.isEmpty() || runs.size() > MOST_UNDONE
                ? of(sentence)
                : new RunsOutcome(sentence, undo, runs);
    }

    public boolean canUndo() {
        return undo != null;
    }
}
