package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Role;
import dev.overtone.tracking.Trash;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was thrown away, and what of it is gone for good. */
@RestController
@RequestMapping("/api/v1/trash")
class TrashController {

    private final Trash trash;
    private final AskedProject projects;
    private final Caller caller;

    TrashController(Trash trash, AskedProject projects, Caller caller) {
        this.trash = trash;
        this.projects = projects;
        this.caller = caller;
    }

    /** One thing in the trash; what went with it is counted, not listed. */
    record TrashedResponse(
            Trash.Kind kind,
            UUID id,
            String name,
            ProjectReference project,
            @Nullable String experiment,
            Instant trashedAt,

            @Schema(description = "When it will be gone for good")
            Instant keptUntil,

            @Schema(description = "How many runs went with it; 1 for a run")
            int runs) {

        static TrashedResponse of(Trash.Item item) {
            return new TrashedResponse(
                    item.kind(),
                    item.id(),
                    item.name(),
                    ProjectReference.of(item.project()),
                    item.experiment(),
                    item.trashedAt(),
                    item.keptUntil(),
                    item.runs());
        }
    }

    @Schema(description = "What was taken away at once")
    record PurgeResponse(
            Instant purgedAt,

            @Schema(description = "Who asked for it; null where its time had come") @Nullable
            String askedBy,

            int runs,
            int experiments,
            int projects,

            @Schema(description = "The sum of the rows' own sizes; what the disk gets back is for PostgreSQL's vacuum")
            long bytes) {

        static PurgeResponse of(Trash.Purge purge) {
            return new PurgeResponse(
                    purge.purgedAt(),
                    purge.asker(),
                    purge.runs(),
                    purge.experiments(),
                    purge.projects(),
                    purge.bytes());
        }
    }

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "What lies in the trash by page, what was thrown away last first")
    ListResponse<TrashedResponse> list(
            @RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize,
            @RequestParam(required = false) @Nullable String pageToken) {
        PageSizes.check(pageSize);
        Trash.Page page = trash.page(projects.visible(), pageSize, pageToken);
        return new ListResponse<>(page.items().stream().map(TrashedResponse::of).toList(), page.nextPageToken());
    }

    @Requires(Right.LOGIN)
    @DeleteMapping
    @Operation(
            summary = "Take away for good all that lies in the trash now",
            description = "Of those projects that you administrate. Networks stay.")
    @ApiResponse(responseCode = "200", description = "Gone")
    PurgeResponse empty() {
        if (!caller.maySomewhere(Role.ADMIN)) {
            throw new AccessDeniedException("This is not allowed.");
        }
        return PurgeResponse.of(trash.empty(projects.administrated(), caller.name()));
    }

    @Requires(Right.LOGIN)
    @GetMapping("/purges")
    @Operation(summary = "The newest reports of what was taken away")
    ListResponse<PurgeResponse> purges(@RequestParam(defaultValue = PageSizes.DEFAULT) int pageSize) {
        PageSizes.check(pageSize);
        return new ListResponse<>(
                trash.purges(pageSize).stream().map(PurgeResponse::of).toList(), null);
    }
}
