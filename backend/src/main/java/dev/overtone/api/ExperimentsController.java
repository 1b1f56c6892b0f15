package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.tracking.Experiments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Experiments: what a project tries, by name. */
@RestController
@RequestMapping("/api/v1/experiments")
class ExperimentsController {

    private final Experiments experiments;
    private final AskedProject projects;

    ExperimentsController(Experiments experiments, AskedProject projects) {
        this.experiments = experiments;
        this.projects = projects;
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "The experiments that you see, the one used last first; those in the trash are left out")
    ListResponse<ExperimentResponse> list(
            @Parameter(description = "Name or id of the project; absent: of all")
                    @RequestParam(required = false)
                    @Nullable
                    String project,
            @Parameter(description = "Whether archived ones are wanted too") @RequestParam(defaultValue = "false")
                    boolean archived) {
        UUID within = project == null ? null : projects.toRead(project);
        return new ListResponse<>(
                experiments.list(projects.visible(), within, archived).stream()
                        .map(ExperimentResponse::of)
                        .toList(),
                null);
    }

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(summary = "Create an experiment")
    @ApiResponse(responseCode = "201", description = "Created; Location names the experiment")
    @ApiResponse(responseCode = "409", description = "Another of the project is called so")
    ResponseEntity<ExperimentResponse> create(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PlaceBody.ExperimentSchema.class)))
                    @RequestBody
                    JsonNode body) {
        PlaceBody wanted = PlaceBody.ofANew(body, true);
        UUID id = experiments
                .create(projects.toWriteIn(wanted.project()), wanted.name(), wanted.notes())
                .id();
        return ResponseEntity.created(URI.create("/api/v1/experiments/" + id)).body(get(id));
    }

    @Requires(value = Right.VIEWER, of = Subject.EXPERIMENT)
    @GetMapping("/{id}")
    @Operation(summary = "One experiment, in the trash or not")
    ExperimentResponse get(@PathVariable UUID id) {
        return experiments
                .find(projects.visible(), id)
                .map(ExperimentResponse::of)
                .orElseThrow(() -> unknown(id));
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(summary = "Rename, describe, archive or move an experiment")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "Another of the project is called so")
    ExperimentResponse edit(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(schema = @Schema(implementation = PlaceBody.ExperimentPatchSchema.class)))
                    @RequestBody
                    JsonNode body) {
        PlaceBody patch = PlaceBody.ofAPatch(body, true);
        UUID project = patch.project() == null ? null : projects.toWriteIn(patch.project());
        if (!experiments.edit(id, patch.edit(), project)) {
            throw unknown(id);
        }
        return get(id);
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @DeleteMapping("/{id}")
    @Operation(summary = "Move an experiment into the trash, with its runs")
    @ApiResponse(responseCode = "204", description = "It is in the trash")
    @ApiResponse(responseCode = "409", description = "One of its runs is queued or running")
    ResponseEntity<Void> trash(@PathVariable UUID id) {
        if (!experiments.trash(id)) {
            throw unknown(id);
        }
        return ResponseEntity.noContent().build();
    }

    @Requires(value = Right.EDITOR, of = Subject.EXPERIMENT)
    @PostMapping("/{id}/restore")
    @Operation(summary = "Bring an experiment back from the trash, with exactly those runs that went with it")
    @ApiResponse(responseCode = "200", description = "Back as it was")
    @ApiResponse(responseCode = "409", description = "Another is called so now, or the project is in the trash")
    ExperimentResponse restore(@PathVariable UUID id) {
        if (!experiments.restore(id)) {
            throw new NotThere("not-in-trash", "Experiment " + id + " is not in the trash.");
        }
        return get(id);
    }

    private static NotThere unknown(UUID id) {
        return new NotThere("unknown-experiment", "There is no experiment " + id + ".");
    }
}
