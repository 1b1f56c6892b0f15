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
    COMPARE("compared"),
    STAR("starred"),
    UNSTAR("no longer starred"),
    TAG("tagged"),
    UNTAG("without these tags"),
    MOVE("moved"),
    PIN("pinned"),
    UNPIN("no longer pinned"),
    ARCHIVE("archived"),
    UNARCHIVE("out of the archive"),
    TRASH("in the trash"),
    RESTORE("out of the trash");

    private final String done;

    BulkAction(String done) {
        this.done = done;
    }

    static Optional<BulkAction> of(String notation) {
        return Arrays.stream(values())
                .filter(action -> action.notation().equals(notation))
                .findFirst();
    }

    /** As forms say it. */
    String notation() {
        return name().toLowerCase(Locale.ROOT);
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
            if (written == null) {
                return Optional.empty();
            }
            String[] parts = written.split("/", 2);
            Optional<UUID> project = WrittenId.read(parts[0]);
            return parts.length == 1
                    ? project.map(in -> new Destined(in, null))
                    : project.flatMap(in -> WrittenId.read(parts[1]).map(experiment -> new Destined(in, experiment)));
        }
    }

    static String runs(int count) {
        return count == 1 ? "1 run" : count(count) + " runs";
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
