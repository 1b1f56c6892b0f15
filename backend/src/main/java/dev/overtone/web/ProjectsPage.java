package dev.overtone.web;

import dev.overtone.tracking.ProjectEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All projects, and the form that makes another.
 *
 * @param archivedToo whether archived ones are listed
 * @param mayCreate whether the reader may make one
 */
record ProjectsPage(
        List<ProjectEntry> entries, boolean archivedToo, boolean mayCreate, PlaceForm form, List<Problem> problems) {

    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
