package dev.overtone.web;

import dev.overtone.profiling.Movement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a cell of the table of runs, and where that is. */
record RunsCell(RunsColumn column, Content content) {

    /** As its template tells them apart, by the name of the type. */
    sealed interface Content {

        default String kind() {
            return getClass().getSimpleName();
        }
    }

    record Blank() implements Content {}

    /** @param under the network's name where the run has a title of its own */
    record Name(String text, @Nullable String under) implements Content {}

    record State(StateBadge badge) implements Content {}

    /**
     * @param warning why the number may not be quoted, or null
     * @param moved that it is another since other software measured the same, or null
     */
    record Figure(
            Quantity quantity,
            @Nullable String warning,
            @Nullable Moved moved) implements Content {}

    /** By how much a latency moved, and to which side. */
    record Moved(double ratio) implements Content {

        public boolean faster() {
            return ratio < 1;
        }

        public String words() {
            return Movement.words(ratio);
        }
    }

    record Time(Instant at) implements Content {}

    record Tags(List<Tag> tags) implements Content {}

    /** @param address of the runs that have it */
    record Tag(String text, String address) {}

    record Link(String text, String address) implements Content {}

    record Verdict(String text) implements Content {}

    /** @param under what else belongs to it, or null */
    record Words(String text, @Nullable String under) implements Content {}

    public boolean blank() {
        return content instanceof Blank;
    }
}
