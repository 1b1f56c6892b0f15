package dev.overtone.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to which runs, as the bar below the table sends it.
 *
 * @param from the address of the table, behind its question mark
 * @param all {@code true} for every run that {@code filter} matches, whatever {@code run} says
 * @param mark {@code star 0199…}: a button in a run's own line
 * @param undo steps that take back what was done, in place of all the others
 * @param destination {@code project} or {@code project/experiment}
 */
record BulkForm(
        @Nullable String from,
        @Nullable List<String> run,
        @Nullable String all,
        @Nullable String filter,
        @Nullable String action,
        @Nullable String mark,
        @Nullable String tags,
        @Nullable String destination,
        @Nullable List<String> undo) {

    RunsAddress address() {
        return RunsAddress.ofQuery(from);
    }

    boolean everything() {
        return mark == null && "true".equals(all);
    }

    String actionNotation() {
        String said = mark == null ? action : mark.split(" ", 2)[0];
        return said == null ? "" : said;
    }

    /** Those that are named; what is no id is none of them. */
    List<UUID> runs() {
        if (mark != null) {
            return ids(List.of(mark.substring(mark.indexOf(' ') + 1)));
        }
        return run == null ? List.of() : ids(run);
    }

    List<String> tagList() {
        return tags == null
                ? List.of()
                : Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    List<UndoStep> undoSteps() {
        return undo == null
                ? List.of()
                : undo.stream().flatMap(step -> UndoStep.read(step).stream()).toList();
    }

    private static List<UUID> ids(List<String> written) {
        return written.stream()
                .map(WrittenId::read)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
