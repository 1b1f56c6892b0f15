package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Role;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.filter.FilterError;
import dev.overtone.notation.JsonFields;
import dev.overtone.table.InvalidTable;
import dev.overtone.table.NewView;
import dev.overtone.table.View;
import dev.overtone.table.ViewState;
import dev.overtone.table.Views;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Saved views. Anybody who may see one may look through it; its owner alone changes it. */
@RestController
@RequestMapping("/api/v1/views")
class ViewsController {

    private final Views views;
    private final AskedProject projects;
    private final Caller caller;

    ViewsController(Views views, AskedProject projects, Caller caller) {
        this.views = views;
        this.projects = projects;
        this.caller = caller;
    }

    @Schema(name = "ViewRequest")
    record ViewRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200)
            String name,

            @Schema(description = "Whose people a shared one is for, by name or id; absent or null: everybody")
            @Nullable
            String project,

            @Schema(description = "Whether others see it", defaultValue = "false") @Nullable
            Boolean shared,

            @Schema(description = "What it shows; absent: all runs as a table usually shows them") @Nullable
            ViewState state) {}

    /** A table that somebody keeps. */
    @Schema(name = "View")
    record ViewResponse(
            UUID id,
            String name,
            @Nullable UUID project,
            boolean shared,
            String owner,

            @Schema(description = "Whether the caller keeps it, and so may change it")
            boolean own,

            ViewState state,
            Instant createdAt,
            Instant updatedAt) {}

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "Views that the caller keeps, then those that others share")
    ListResponse<ViewResponse> list() {
        return new ListResponse<>(
                views.list(caller.person(), projects.visible()).stream()
                        .map(this::response)
                        .toList(),
                null);
    }

    @Requires(Right.LOGIN)
    @GetMapping("/{id}")
    @Operation(summary = "One view")
    ViewResponse get(@PathVariable UUID id) {
        return response(find(id));
    }

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(summary = "Keep a view")
    @ApiResponse(responseCode = "201", description = "Kept; Location names it")
    ResponseEntity<ViewResponse> create(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ViewRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        NewView view = read(body, null);
        View made = refusedHere(() -> views.create(caller.person(), view));
        return ResponseEntity.created(URI.create("/api/v1/views/" + made.id())).body(response(made));
    }

    @Requires(Right.LOGIN)
    @PatchMapping("/{id}")
    @Operation(summary = "Change a view of one's own", description = "What is absent stays; state is replaced whole.")
    ViewResponse change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ViewRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        View old = own(id);
        NewView view = read(body, old);
        return response(
                refusedHere(() -> views.change(id, caller.person(), view)).orElseThrow(() -> absent(id)));
    }

    @Requires(Right.LOGIN)
    @DeleteMapping("/{id}")
    @Operation(summary = "Remove a view of one's own")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> remove(@PathVariable UUID id) {
        if (!views.remove(own(id).id(), caller.person())) {
            throw absent(id);
        }
        return ResponseEntity.noContent().build();
    }

    private View find(UUID id) {
        return views.find(id, caller.person(), projects.visible()).orElseThrow(() -> absent(id));
    }

    private View own(UUID id) {
        View view = find(id);
        if (!view.owner().equals(caller.person())) {
            throw new AccessDeniedException("The view is " + view.ownerName() + "'s.");
        }
        return view;
    }

    /** What is wrong with a view is told by its place in the body. */
    private static <T> T refusedHere(Supplier<T> kept) {
        try {
            return kept.get();
        } catch (FilterError e) {
            throw new InvalidRequest(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    List.of(new Violation("state.filter", e.token(), e.allowed(), e.sentence())));
        } catch (InvalidTable e) {
            throw new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT, e.violations());
        }
    }

    private static NotThere absent(UUID id) {
        return new NotThere("unknown-view", "There is no view " + id + ".");
    }

    private NewView read(JsonNode body, @Nullable View old) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        if (old == null && !fields.has("name")) {
            fields.refuse("name", "absent", "1 to 200 printable characters", "name is required.");
        }
        boolean shared = fields.bool("shared", old != null && old.shared());
        boolean placed = fields.has("project") || fields.isNull("project");
        String project = fields.textOrNull("project");
        ViewState usual = old == null ? ViewState.USUAL : old.state();
        ViewState state = fields.has("state") ? ViewStateJson.read(fields.object("state")) : usual;
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        UUID place = placed ? (project == null ? null : projects.named(project)) : old == null ? null : old.project();
        requireToShare(shared, place);
        return new NewView(place, name == null && old != null ? old.name() : Bodies.present(name), shared, state);
    }

    /** What others are shown is the business of those who may change what they see. */
    private void requireToShare(boolean shared, @Nullable UUID project) {
        if (!shared) {
            return;
        }
        if (project != null) {
            caller.require(Role.EDITOR, project);
        } else if (!caller.maySomewhere(Role.EDITOR)) {
            throw new AccessDeniedException("Only editors share views.");
        }
    }

    private ViewResponse response(View view) {
        return new ViewResponse(
                view.id(),
                view.name(),
                view.project(),
                view.shared(),
                view.ownerName(),
                view.owner().equals(caller.person()),
                view.state(),
                view.createdAt(),
                view.updatedAt());
    }
}
