package dev.overtone.web;

import dev.overtone.tracking.Project;
import dev.overtone.tracking.Remarks;
import dev.overtone.tracking.TrackedRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a run, and where it lies.
 *
 * @param starred by the reader
 * @param keptUntil when it will be gone for good, or null where it is not in the trash
 * @param projects where the reader may move it
 * @param experiments names of its project's
 */
record RunAbout(
        TrackedRun run,
        boolean starred,
        boolean mayEdit,
        @Nullable Instant keptUntil,
        List<Project> projects,
        List<String> experiments,
        RunAboutForm form,
        List<Problem> problems) {

    RunAbout refused(RunAboutForm typed, List<Problem> reasons) {
        return new RunAbout(run, starred, mayEdit, keptUntil, projects, experiments, typed, reasons);
    }

    public Remarks remarks() {
        return run.remarks();
    }

    public boolean archived() {
        return run.remarks().archivedAt() != null;
    }

    /** Of runs that have ended; the others are cancelled first. */
    public boolean canBeTrashed() {
        return mayEdit && keptUntil == null && run.state().hasEnded();
    }

    public @Nullable String problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().replaceAll("\\[.*", "").equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    /** Whether what is wrong is in one of these fields. */
    public boolean isWrong(String... fields) {
        for (String field : fields) {
            if (problem(field) != null) {
                return true;
            }
        }
        return false;
    }
}
