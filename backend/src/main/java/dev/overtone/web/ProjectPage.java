package dev.overtone.web;

import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.ProjectEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One project.
 *
 * @param newest its newest runs
 * @param fastest its best run on each hardware, batch and precision
 * @param keptUntil when it will be gone for good, or null where it is not in the trash
 * @param mayEdit whether the reader may put something there
 * @param mayManage whether the reader may rename it or throw it away
 */
record ProjectPage(
        ProjectEntry entry,
        List<ExperimentEntry> experiments,
        List<RunRow> newest,
        List<FastestRow> fastest,
        @Nullable Instant keptUntil,
        boolean mayEdit,
        boolean mayManage,
        PlaceForm form,
        PlaceForm experiment,
        List<Problem> problems) {

    static final int NEWEST = 10;

    private static final String OF_EXPERIMENT = "experiment-";

    ProjectPage refused(PlaceForm typed, List<Problem> reasons) {
        return new ProjectPage(
                entry, experiments, newest, fastest, keptUntil, mayEdit, mayManage, typed, experiment, reasons);
    }

    /** With what was written of a new experiment. */
    ProjectPage refusedExperiment(PlaceForm typed, List<Problem> reasons) {
        return new ProjectPage(
                entry,
                experiments,
                newest,
                fastest,
                keptUntil,
                mayEdit,
                mayManage,
                form,
                typed,
                reasons.stream()
                        .map(problem -> problem.field().isEmpty()
                                ? problem
                                : new Problem(OF_EXPERIMENT + problem.field(), problem.label(), problem.message()))
                        .toList());
    }

    public Project project() {
        return entry.project();
    }

    /** The first project stays where it is. */
    public boolean canBeTrashed() {
        return mayManage && project().trashedAt() == null && !project().id().equals(Project.FIRST);
    }

    /** Its runs in the table of runs. */
    public String runs() {
        return RunFilterAddress.of("project", project().name());
    }

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }

    /** Whether the form has to be open because something in it is to mend. */
    public boolean isRefused() {
        return problems.stream()
                .anyMatch(problem ->
                        !problem.field().isEmpty() && !problem.field().startsWith(OF_EXPERIMENT));
    }

    /** Whether the form for a new experiment has to be open. */
    public boolean isExperimentRefused() {
        return problems.stream().anyMatch(problem -> problem.field().startsWith(OF_EXPERIMENT));
    }
}
