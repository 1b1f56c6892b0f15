package dev.overtone.web;

import dev.overtone.tracking.TrackedRun;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a run, as it was sent.
 *
 * @param tags to be added, separated by commas
 * @param project id of the project to move to
 * @param experiment name of the experiment to move to; blank for none
 */
record RunAboutForm(
        @Nullable String title,
        @Nullable String notes,
        @Nullable String tags,
        @Nullable String project,
        @Nullable String experiment) {

    static RunAboutForm of(TrackedRun run) {
        return new RunAboutForm(
                run.remarks().title(),
                run.remarks().notes(),
                null,
                run.project().id().toString(),
                run.experiment());
    }

    List<String> tagList() {
        return tags == null
                ? List.of()
                : Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    String notesOrBlank() {
        return notes == null ? "" : notes;
    }

    @Nullable
    String experimentOrNull() {
        return experiment == null || experiment.isBlank() ? null : experiment.strip();
    }
}
