package dev.overtone.web;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * What became of what somebody did to runs; shown once, on the page that follows.
 *
 * @param undo what takes it back; nothing where it cannot be
 */
record RunsOutcome(String sentence, List<UndoStep> undo) implements Serializable {

    static final String NAME = "outcome";

    /** More than these are taken back in the trash and by a filter; a page does not carry them. */
    static final int MOST_UNDONE = 1_000;

    @Serial
    private static final long serialVersionUID = 2L;

    RunsOutcome {
        undo = List.copyOf(undo);
    }

    static RunsOutcome of(String sentence) {
        return new RunsOutcome(sentence, List.of());
    }

    static RunsOutcome of(String sentence, List<UndoStep> undo) {
        int runs = undo.stream().mapToInt(step -> step.runs().size()).sum();
        return runs > MOST_UNDONE ? of(sentence) : new RunsOutcome(sentence, undo);
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }
}
