package dev.overtone.web;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.ProjectEntry;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projects that somebody sees, and the one that a form names. */
@Component
class ChosenProject {

    private final Projects projects;
    private final Experiments experiments;
    private final Caller caller;

    ChosenProject(Projects projects, Experiments experiments, Caller caller) {
        this.projects = projects;
        this.experiments = experiments;
        this.caller = caller;
    }

    Visible visible() {
        return new Visible(caller.visibleProjects());
    }

    /** Whether there is such a thing where whoever asks may look: for what the path does not name. */
    boolean shows(Subject subject, UUID id) {
        return caller.sees(subject, id);
    }

    /** Those that the reader may take things away from for good. */
    Visible administrated() {
        Set<UUID> seen = caller.visibleProjects();
        return new Visible(
                seen == null
                        ? null
                        : seen.stream()
                                .filter(project -> caller.may(Role.ADMIN, project))
                                .collect(Collectors.toSet()));
    }

    /** Where the reader may put something. */
    List<Project> writable() {
        return projects.list(visible(), true).stream()
                .map(ProjectEntry::project)
                .filter(project -> caller.may(Role.EDITOR, project.id()))
                .toList();
    }

    /** What a form offers; of the experiments those that the reader sees, the one used last first. */
    PlaceChoice places() {
        return new PlaceChoice(
                writable(),
                experiments.list(visible(), null, false).stream()
                        .map(entry -> entry.experiment().name())
                        .distinct()
                        .toList());
    }

    /** Where something is to be put that may be put there; the first project where nobody names one. */
    @Nullable
    UUID toWriteIn(@Nullable String nameOrId, List<Problem> problems) {
        UUID project = Project.FIRST;
        if (nameOrId != null && !nameOrId.isBlank()) {
            Optional<Project> named = projects.named(visible(), nameOrId);
            if (named.isEmpty()) {
                problems.add(Problem.of("project", "There is no project of this name."));
                return null;
            }
            project = named.get().id();
        }
        caller.require(Role.EDITOR, project);
        return project;
    }
}
