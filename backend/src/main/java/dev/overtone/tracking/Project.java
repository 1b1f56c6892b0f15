package dev.overtone.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team keeps together, and who may see it.
 *
 * @param notes Markdown
 */
public record Project(
        UUID id,
        String name,
        String notes,
        Instant createdAt,
        @Nullable Instant archivedAt,
        @Nullable Instant trashedAt) {

    /** A project as what lies in it names it. */
    public record Named(UUID id, String name) {

        /** As it is called until somebody renames it. */
        public static final Named FIRST = new Named(Project.FIRST, "First project");
    }

    /** There on every server; what says no project belongs here. */
    public static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");
}
