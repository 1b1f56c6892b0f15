package dev.overtone.api;

import dev.overtone.tracking.Project;
import java.util.UUID;

/** A project as what lies in it names it. */
record ProjectReference(UUID id, String name) {

    static ProjectReference of(Project.Named project) {
        return new ProjectReference(project.id(), project.name());
    }
}
