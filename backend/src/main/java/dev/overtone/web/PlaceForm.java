package dev.overtone.web;

import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.PlaceEdit;
import dev.overtone.tracking.Project;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a project or an experiment, as it was sent.
 *
 * @param project id of the project that an experiment is to lie in
 */
record PlaceForm(
        @Nullable String name,
        @Nullable String notes,
        @Nullable String project) {

    static final PlaceForm BLANK = new PlaceForm(null, null, null);

    static PlaceForm of(Project project) {
        return new PlaceForm(project.name(), project.notes(), null);
    }

    static PlaceForm of(Experiment experiment) {
        return new PlaceForm(
                experiment.name(), experiment.notes(), experiment.project().id().toString());
    }

    PlaceEdit edit() {
        return new PlaceEdit(nameOrBlank(), notesOrBlank(), null);
    }

    String nameOrBlank() {
        return name == null ? "" : name;
    }

    String notesOrBlank() {
        return notes == null ? "" : notes;
    }
}
