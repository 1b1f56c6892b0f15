package dev.overtone.api;

import dev.overtone.accounts.Caller;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final Caller caller;

    MeController(Caller caller) {
        this.caller = caller;
    }

    @Schema(name = "Me")
    record MeResponse(
            UUID id,
            String name,

            @Schema(description = "Whether everything may be done: people, devices, audit, any project")
            boolean platformAdmin,

            @Schema(description = "Whether a token speaks for the person")
            boolean byToken,

            boolean mayChange,

            @Schema(description = "Ids of the projects that can be seen; null for all") @Nullable
            List<UUID> projects) {}

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "Who asks, and what they may")
    MeResponse me() {
        Set<UUID> projects = caller.visibleProjects();
        return new MeResponse(
                caller.person(),
                caller.name(),
                caller.keepsServer(),
                caller.byToken(),
                caller.mayChange(),
                projects == null ? null : projects.stream().sorted().toList());
    }
}
