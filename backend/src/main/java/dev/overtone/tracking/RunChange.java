package dev.overtone.tracking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done to runs once they are there, to one or to many alike. */
public sealed interface RunChange {

    /** Behind those that a run has; what it has already comes no second time. */
    record AddTags(List<String> tags) implements RunChange {
        public AddTags {
            tags = tags.stream().map(String::strip).distinct().toList();
        }
    }

    record RemoveTags(List<String> tags) implements RunChange {
        /** Without those that no run can have. */
        public RemoveTags {
            tags = tags.stream().filter(Written::canBeName).toList();
        }
    }

    /** Exactly these, in this order. */
    record SetTags(List<String> tags) implements RunChange {
        public SetTags {
            tags = tags.stream().map(String::strip).distinct().toList();
        }
    }

    /** @param experiment one of the project's, or null for none */
    record Move(UUID project, @Nullable UUID experiment) implements RunChange {}

    /** @param title null or blank takes it away */
    record Rename(@Nullable String title) implements RunChange {
        public Rename {
            title = title == null || title.isBlank() ? null : title.strip();
        }
    }

    /** @param markdown empty takes it away */
    record Note(String markdown) implements RunChange {
        public Note {
            markdown = Written.notes(markdown);
        }
    }

    record Pin(boolean pinned) implements RunChange {}

    record Archive(boolean archived) implements RunChange {}

    /** Out of every list, and gone for good some weeks later. */
    record Trash() implements RunChange {}

    record Restore() implements RunChange {}
}
