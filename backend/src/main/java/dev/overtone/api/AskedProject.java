package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Role;
import dev.overtone.architecture.Violation;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Projects;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The projects that a caller sees, and the one that a body names. */
@Component
class AskedProject {

    private static final int SHOWN = 80;

    private final Projects projects;
    private final Caller caller;

    AskedProject(Projects projects, Caller caller) {
        this.projects = projects;
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

    /** @throws InvalidRequest if the caller sees no such project */
    UUID named(String nameOrId) {
        return named(HttpStatus.UNPROCESSABLE_CONTENT, nameOrId);
    }

    private UUID named(HttpStatus refusal, String nameOrId) {
        return projects.named(visible(), nameOrId).map(Project::id).orElseThrow(() -> {
            String shown = nameOrId.length() <= SHOWN ? nameOrId : nameOrId.substring(0, SHOWN) + "…";
            return new InvalidRequest(
                    refusal,
                    List.of(new Violation(
                            "project",
                            shown,
                            "name or id of a project",
                            "There is no project " + shown + " that you see.")));
        });
    }
}
