package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.RunChange;
import dev.overtone.tracking.RunEdits;
import dev.overtone.tracking.Stars;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people change of runs, one by one or many at once. */
@RestController
@RequestMapping("/api/v1/runs")
class RunEditsController {

    private final Profiler profiler;
    private final RunEdits edits;
    private final RunChanges changes;
    private final Stars stars;
    private final AskedProject projects;
    private final Caller caller;
    private final JsonMapper mapper;

    RunEditsController(
            Profiler profiler,
            RunEdits edits,
            RunChanges changes,
            Stars stars,
            AskedProject projects,
            Caller caller,
            JsonMapper mapper) {
        this.profiler = profiler;
        this.edits = edits;
        this.changes = changes;
        this.stars = stars;
        this.projects = projects;
        this.caller = caller;
        this.mapper = mapper;
    }

    /** How many runs a change made different. */
    record TouchedResponse(int touched) {}

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Say something else of a run, or move it",
            description = "A run in the trash has to be restored first.")
    RunResponse edit(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RunChanges.PatchSchema.class)))
                    @RequestBody
                    JsonNode body) {
        RunResponse before = get(id);
        if (before.trashedAt() != null) {
            throw new UnknownRun(id);
        }
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        List<RunChange> wanted = changes.patch(fields, List.of(id));
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        edits.applyAll(projects.visible(), List.of(id), wanted);
        return get(id);
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @DeleteMapping("/{id}")
    @Operation(summary = "Move a run into the trash")
    @ApiResponse(responseCode = "204", description = "It is in the trash")
    @ApiResponse(responseCode = "409", description = "It is queued or running; cancel it first")
    ResponseEntity<Void> trash(@PathVariable UUID id) {
        get(id);
        edits.apply(projects.visible(), List.of(id), new RunChange.Trash());
        return ResponseEntity.noContent().build();
    }

    @Requires(value = Right.EDITOR, of = Subject.RUN)
    @PostMapping("/{id}/restore")
    @Operation(summary = "Bring a run back from the trash")
    @ApiResponse(responseCode = "200", description = "Back as it was")
    @ApiResponse(responseCode = "409", description = "Its experiment or project is in the trash too")
    RunResponse restore(@PathVariable UUID id) {
        get(id);
        if (edits.apply(projects.visible(), List.of(id), new RunChange.Restore()) == 0) {
            throw new NotThere("not-in-trash", "Run " + id + " is not in the trash.");
        }
        return get(id);
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @PutMapping("/{id}/star")
    @Operation(summary = "Star a run for yourself")
    @ApiResponse(responseCode = "204", description = "It is starred")
    ResponseEntity<Void> star(@PathVariable UUID id) {
        get(id);
        stars.add(caller.person(), projects.visible(), List.of(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(value = Right.VIEWER, of = Subject.RUN)
    @DeleteMapping("/{id}/star")
    @Operation(summary = "Take your star from a run")
    @ApiResponse(responseCode = "204", description = "It is not starred")
    ResponseEntity<Void> unstar(@PathVariable UUID id) {
        get(id);
        stars.remove(caller.person(), List.of(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(Right.LOGIN)
    @PostMapping("/bulk")
    @Operation(
            summary = "Change many runs alike, all of them or none",
            description = "Runs that are not there, not yours to see or in the trash are left alone and not counted.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "One of them cannot be changed so")
    TouchedResponse change(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RunChanges.RequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        List<UUID> runs = Bodies.ids(fields, "runs", RunChanges.RUNS);
        edits.projectsOf(projects.visible(), runs).forEach(project -> caller.require(Role.EDITOR, project));
        JsonFields change = fields.object("change");
        if (!fields.has("change")) {
            fields.refuse("change", "absent", "an object", "change is required.");
        }
        List<RunChange> wanted = changes.change(change, runs);
        change.refuseUnknown();
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new TouchedResponse(edits.applyAll(projects.visible(), runs, wanted));
    }

    private RunResponse get(UUID id) {
        return profiler.find(id).map(run -> RunResponse.of(run, mapper)).orElseThrow(() -> new UnknownRun(id));
    }
}
