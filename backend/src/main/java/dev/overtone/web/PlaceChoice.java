package dev.overtone.web;

import dev.overtone.tracking.Project;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where what a form begins may be put.
 *
 * @param projects those that the reader may put something in
 * @param experiments names of those that may be meant; another one is made
 */
record PlaceChoice(List<Project> projects, List<String> experiments) {

    /** @param written id or name of a project; null or blank for the first one, as where nobody names any */
    public boolean isChosen(Project project, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return project.id().equals(Project.FIRST);
        }
        return written.equals(project.id().toString()) || written.equalsIgnoreCase(project.name());
    }
}
