package dev.overtone.web;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One experiment.
 *
 * @param newest its newest runs
 * @param projects where the reader may move it
 * @param keptUntil when it will be gone for good, or null where it is not in the trash
 */
record ExperimentPage(
        ExperimentEntry entry,
        List<RunRow> newest,
        List<Project> projects,
        @Nullable Instant keptUntil,
        boolean mayEdit,
        PlaceForm form,
        List<Problem> problems) {

    static final int NEWEST = 20;

    ExperimentPage refused(PlaceForm typed, List<Problem> reasons) {
        return new ExperimentPage(entry, newest, projects, keptUntil, mayEdit, typed, reasons);
    }

    public Experiment experiment() {
        return entry.experiment();
    }

    /** Whoever may put something there may rename it, too. */
    public boolean mayManage() {
        return mayEdit;
    }

    public boolean canBeTrashed() {
        return mayEdit && experiment().trashedAt() == null;
    }

    /** Its runs in the table of runs. */
    public String runs() {
        return RunFilterAddress.of(
                "project",
                experiment().project().name(),
                "experiment",
                experiment().name());
    }

    /** Its newest measured runs side by side, or null where there are fewer than two. */
    public @Nullable String compare() {
        List<RunRow> measured = newest.stream()
                .filter(row -> row.run().state() == RunState.FINISHED)
                .toList();
        return measured.size() < 2
                ? null
                : "/runs/compare?runs="
                        + measured.stream().map(row -> row.id().toString()).collect(Collectors.joining(","));
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    /** Whether the form has to be open because something in it is to mend. */
    public boolean isRefused() {
        return problems.stream().anyMatch(problem -> !problem.field().isEmpty());
    }
}
