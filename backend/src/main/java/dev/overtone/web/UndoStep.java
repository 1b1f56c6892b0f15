package dev.overtone.web;

import dev.overtone.tracking.Reversal;
import dev.overtone.tracking.RunChange;
import dev.overtone.web.BulkAction.Destined;
import java.io.Serial;
import java.io.Serializable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of what takes back what somebody did, as a page carries it until the button is pressed.
 *
 * @param action that is done to the runs
 * @param said the tags or the destination, in the form that {@link #written()} has it in; empty where it needs nothing
 */
record UndoStep(BulkAction action, String said, List<UUID> runs) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    UndoStep {
        runs = List.copyOf(runs);
    }

    static UndoStep of(Reversal reversal) {
        List<UUID> runs = reversal.runs();
        return switch (reversal.change()) {
            case RunChange.AddTags(List<String> tags) -> new UndoStep(BulkAction.TAG, encoded(tags), runs);
            case RunChange.RemoveTags(List<String> tags) -> new UndoStep(BulkAction.UNTAG, encoded(tags), runs);
            case RunChange.Move(UUID project, UUID experiment) ->
                new UndoStep(BulkAction.MOVE, project + (experiment == null ? "" : "/" + experiment), runs);
            case RunChange.Pin(boolean on) -> new UndoStep(on ? BulkAction.PIN : BulkAction.UNPIN, "", runs);
            case RunChange.Archive(boolean on) ->
                new UndoStep(on ? BulkAction.ARCHIVE : BulkAction.UNARCHIVE, "", runs);
            case RunChange.Restore _ -> new UndoStep(BulkAction.RESTORE, "", runs);
            case RunChange.Trash _, RunChange.SetTags _, RunChange.Rename _, RunChange.Note _ ->
                throw new IllegalArgumentException("No button takes back by " + reversal.change());
        };
    }

    /** {@code untag baseline&v2 0199…;0199…}, without a comma, at which a form's field would be taken apart. */
    public String written() {
        return action.notation() + " " + said + " "
                + runs.stream().map(UUID::toString).collect(Collectors.joining(";"));
    }

    /** Nothing where it is not written so. */
    static Optional<UndoStep> read(String written) {
        String[] parts = written.split(" ", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            List<UUID> runs =
                    Arrays.stream(parts[2].split(";")).map(UUID::fromString).toList();
            return BulkAction.of(parts[0]).map(action -> new UndoStep(action, parts[1], runs));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing for a star, which is no change of the run. */
    Optional<Reversal> reversal() {
        return action.change(tags(), destination()).map(change -> new Reversal(change, runs));
    }

    @Nullable
    Destined destination() {
        return action == BulkAction.MOVE ? Destined.of(said).orElse(null) : null;
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (action == BulkAction.TAG || action == BulkAction.UNTAG) {
            for (String tag : said.split("&", -1)) {
                tags.add(URLDecoder.decode(tag, StandardCharsets.UTF_8));
            }
        }
        return tags;
    }

    private static String encoded(List<String> tags) {
        return tags.stream()
                .map(tag -> URLEncoder.encode(tag, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
