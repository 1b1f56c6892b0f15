package dev.overtone.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A network's entry in the ledger: what it is, what people say of it, and how often it was run.
 *
 * @param title a person's name for it, a preset's id to begin with, or null
 * @param notes plain text, empty when there are none
 * @param savedAt when somebody first saved it, or null if it only came with a run or another's lineage
 * @param runs asked for, in any state
 * @param lastMeasuredAt when its last run finished well, or null
 */
public record NetworkEntry(
        SavedNetwork network,
        @Nullable String title,
        String notes,
        @Nullable Instant savedAt,
        int runs,
        @Nullable Instant lastMeasuredAt) {

    /** The title, or the name that tells its point in the design space. */
    public String label() {
        return title == null ? network.name() : title;
    }
}
