package dev.overtone.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a run, beside its tags.
 *
 * @param title what they call it, or null where its network's name does
 * @param notes Markdown
 * @param pinned whether it stands before the others
 * @param archivedAt since when it is out of the way, or null
 * @param trashedAt since when it lies in the trash, or null
 */
public record Remarks(
        @Nullable String title,
        String notes,
        boolean pinned,
        @Nullable Instant archivedAt,
        @Nullable Instant trashedAt) {

    public static final Remarks NONE = new Remarks(null, "", false, null, null);
}
