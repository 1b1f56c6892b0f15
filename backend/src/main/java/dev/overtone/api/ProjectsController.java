package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.tracking.Projects;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Projects: what a team keeps together. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectsController {

    private final Projects projects;
    private final AskedProject asked;
    private final Caller caller;

    ProjectsController(Projects projects, AskedProject asked, Caller caller) {
        this.projects = projects;
        this.asked = asked;
        this.caller = caller;
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "The projects that you see, by name; those in the trash are left out")
    ListResponse<ProjectResponse> list(
            @Parameter(description = "Whether archived ones are wanted too") @RequestParam(defaultValue = "false")
                    boolean archived) {
        return new ListResponse<>(
                projects.list(asked.visible(), archived).stream()
                        .map(ProjectResponse::of)
                        .toList(),
                null);
    }

    @Requires(Right.PROJECT_CREATOR)
    @PostMapping
    @Operation(
            summary = "Create a project",
            description = "For platform admins; where the server lets everybody, you are its admin then.")
    @ApiResponse(responseCode = "201", description = "Created; Location names the project")
    @ApiResponse(responseCode = "409", description = "Another is called so")
    ResponseEntity<ProjectResponse> create(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PlaceBody.ProjectSchema.class)))
                    @RequestBody
                    JsonNode body) {
        PlaceBody wanted = PlaceBody.ofANew(body, false);
        UUID id = caller.founding(
                () -> projects.create(wanted.name(), wanted.notes()).id());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + id)).body(get(id));
    }

    @Requires(value = Right.VIEWER, of = Subject.PROJECT)
    @GetMapping("/{id}")
    @Operation(summary = "One project, in the trash or not")
    ProjectResponse get(@PathVariable UUID id) {
        return projects.find(asked.visible(), id).map(ProjectResponse::of).orElseThrow(() -> unknown(id));
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(summary = "Rename, describe or archive a project")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "Another is called so")
    ProjectResponse edit(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PlaceBody.ProjectPatchSchema.class)))
                    @RequestBody
                    JsonNode body) {
        if (!projects.edit(id, PlaceBody.ofAPatch(body, false).edit())) {
            throw unknown(id);
        }
        return get(id);
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @DeleteMapping("/{id}")
    @Operation(summary = "Move a project into the trash, with all that lies in it")
    @ApiResponse(responseCode = "204", description = "It is in the trash")
    @ApiResponse(responseCode = "409", description = "Something in it is at work, or it is the first")
    ResponseEntity<Void> trash(@PathVariable UUID id) {
        if (!projects.trash(id)) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PostMapping("/{id}/restore")
    @Operation(summary = "Bring a project back from the trash, with exactly what went with it")
    @ApiResponse(responseCode = "200", description = "Back as it was")
    @ApiResponse(responseCode = "409", description = "Another is called so now")
    ProjectResponse restore(@PathVariable UUID id) {
        if (!projects.restore(id)) {
            throw new NotThere("not-in-trash", "Project " + id + " is not in the trash.");
        }
        return get(id);
    }

    private static NotThere unknown(UUID id) {
        return new NotThere("unknown-project", "There is no project " + id + ".");
    }
}
