package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Role;
import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.Violation;
import dev.overtone.tracking.Experiment;
import dev.overtone.tracking.ExperimentEntry;
import dev.overtone.tracking.Experiments;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The projects that a caller sees, and the one that a body names. */
@Component
class AskedProject {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Projects projects;
    private final Experiments experiments;
    private final Caller caller;

    AskedProject(Projects projects, Experiments experiments, Caller caller) {
        this.projects = projects;
        this.experiments = experiments;
        this.caller = caller;
    }

    Visible visible() {
        return new Visible(caller.visibleProjects());
    }

    /** Those that the caller may take things away from for good. */
    Visible administrated() {
        Set<UUID> seen = caller.visibleProjects();
        return new Visible(
                seen == null
                        ? null
                        : seen.stream()
                                .filter(project -> caller.may(Role.ADMIN, project))
                                .collect(Collectors.toSet()));
    }

    /**
     * The project that a query names.
     *
     * @throws InvalidRequest if the caller sees no such project
     */
    UUID toRead(String nameOrId) {
        return named(HttpStatus.BAD_REQUEST, nameOrId);
    }

    /**
     * Where something is to be put that the caller may put there; the first project where nobody names one.
     *
     * @throws InvalidRequest if the caller sees no such project
     */
    UUID toWriteIn(@Nullable String nameOrId) {
        UUID project = nameOrId == null ? Project.FIRST : named(nameOrId);
        caller.require(Role.EDITOR, project);
        return project;
    }

    /**
     * The same with an experiment, which by its id says the project, too.
     *
     * @param experiment name or id, or null
     * @throws InvalidRequest if the caller sees no such project or no experiment of this id, or it lies in another project
     */
    AskedPlace toWriteIn(@Nullable String nameOrId, @Nullable String experiment) {
        if (experiment == null || !ID.matcher(experiment).matches()) {
            return new AskedPlace(toWriteIn(nameOrId), experiment);
        }
        Experiment found = experiments
                .find(visible(), UUID.fromString(experiment))
                .map(ExperimentEntry::experiment)
                .filter(any -> any.trashedAt() == null)
                .orElseThrow(() -> noSuch(experiment, "There is no experiment " + experiment + " that you see."));
        UUID project = found.project().id();
        if (nameOrId != null && !named(nameOrId).equals(project)) {
            throw noSuch(
                    experiment,
                    "Experiment " + experiment + " lies in project "
                            + found.project().name() + ".");
        }
        caller.require(Role.EDITOR, project);
        return new AskedPlace(project, found.name());
    }

    private static InvalidRequest noSuch(String experiment, String message) {
        return new InvalidRequest(
                HttpStatus.UNPROCESSABLE_CONTENT,
                List.of(new Violation("experiment", experiment, "a name, or the id of an experiment", message)));
    }

    /** @throws InvalidRequest if the caller sees no such project */
    UUID named(String nameOrId) {
        return named(HttpStatus.UNPROCESSABLE_CONTENT, nameOrId);
    }

    private UUID named(HttpStatus refusal, String nameOrId) {
        return projects.named(visible(), nameOrId).map(Project::id).orElseThrow(() -> {
            return new InvalidRequest(
                    refusal,
                    List.of(new Violation(
                            "project",
                            nameOrId,
                            "name or id of a project",
                            "There is no project " + Excerpt.of(nameOrId) + " that you see.")));
        });
    }
}
