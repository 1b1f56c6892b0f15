package dev.overtone.web;

import dev.overtone.tracking.RunChange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done to many runs at once. */
enum BulkAction {
    COMPARE("compared", null),
    STAR("starred", null),
    UNSTAR("no longer starred", null),
    TAG("tagged", null),
    UNTAG("without these tags", null),
    MOVE("moved", null),
    PIN("pinned", null),
    UNPIN("no longer pinned", null),
    ARCHIVE("archived", "unarchive"),
    UNARCHIVE("out of the archive", "archive"),
    TRASH("in the trash", "restore"),
    RESTORE("out of the trash", null);

    private final String done;
    private final @Nullable String undo;

    BulkAction(String done, @Nullable String undo) {
        this.done = done;
        this.undo = undo;
    }

    static Optional<BulkAction> of(String notation) {
        return Arrays.stream(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(notation))
                .findFirst();
    }

    @Nullable
    String undo() {
        return undo;
    }

    /** Who reads it knows how many of those that were marked it changed. */
    String sentence(int changed, int asked) {
        String runs = runs(changed) + (changed == 1 ? " is " : " are ") + done + ".";
        int others = asked - changed;
        return others <= 0 || this == MOVE
                ? runs
                : runs + " " + (others == 1 ? "One was" : count(others) + " were") + " so already.";
    }

    /** What the ledger is asked to do; nothing for what leaves the runs as they are. */
    Optional<RunChange> change(List<String> tags, @Nullable Destined to) {
        return Optional.ofNullable(
                switch (this) {
                    case COMPARE, STAR, UNSTAR -> null;
                    case TAG -> new RunChange.AddTags(tags);
                    case UNTAG -> new RunChange.RemoveTags(tags);
                    case MOVE -> to == null ? null : new RunChange.Move(to.project(), to.experiment());
                    case PIN -> new RunChange.Pin(true);
                    case UNPIN -> new RunChange.Pin(false);
                    case ARCHIVE -> new RunChange.Archive(true);
                    case UNARCHIVE -> new RunChange.Archive(false);
                    case TRASH -> new RunChange.Trash();
                    case RESTORE -> new RunChange.Restore();
                });
    }

    /** Where runs are moved to. */
    record Destined(UUID project, @Nullable UUID experiment) {

        /** {@code project} or {@code project/experiment}. */
        static Optional<Destined> of(@Nullable String written) {
            String[] parts = written == null ? new String[0] : written.split("/", 2);
            try {
                return parts.length == 0
                        ? Optional.empty()
                        : Optional.of(new Destined(
                                UUID.fromString(parts[0]), parts.length == 1 ? null : UUID.fromString(parts[1])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    static String runs(int count) {
        return count == 1 ? "1 run" : count(count) + " runs";
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
