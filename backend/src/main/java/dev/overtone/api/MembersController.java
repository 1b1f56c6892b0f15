package dev.overtone.api;

import dev.overtone.accounts.Members;
import dev.overtone.accounts.ProjectMember;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.Requires.Subject;
import dev.overtone.accounts.Role;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@TeamOnly
@RequestMapping("/api/v1/projects/{id}/members")
class MembersController {

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(Role::name).toList();

    private final Members members;

    MembersController(Members members) {
        this.members = members;
    }

    @Schema(name = "MemberRequest")
    record MemberRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Role role) {}

    @Schema(name = "Member")
    record MemberResponse(UUID person, String name, Role role, Instant since, boolean disabled) {

        static MemberResponse of(ProjectMember member) {
            return new MemberResponse(member.person(), member.name(), member.role(), member.since(), member.disabled());
        }
    }

    @Requires(value = Right.VIEWER, of = Subject.PROJECT)
    @GetMapping
    @Operation(summary = "Who is in a project, by name")
    ListResponse<MemberResponse> list(@PathVariable UUID id) {
        return new ListResponse<>(
                members.in(id).stream().map(MemberResponse::of).toList(), null);
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @PutMapping("/{person}")
    @Operation(summary = "Add somebody to a project, or give somebody in it another role")
    @ApiResponse(responseCode = "200", description = "The member as they are now")
    @ApiResponse(responseCode = "409", description = "The project would have no admin")
    MemberResponse put(
            @PathVariable UUID id,
            @Parameter(description = "Name or id of the person") @PathVariable String person,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = MemberRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String role = fields.text("role", ROLES);
        if (!fields.has("role")) {
            fields.refuse("role", "absent", String.join(", ", ROLES), "role is required.");
        }
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return MemberResponse.of(members.put(id, person, Role.valueOf(Bodies.present(role))));
    }

    @Requires(value = Right.PROJECT_ADMIN, of = Subject.PROJECT)
    @DeleteMapping("/{person}")
    @Operation(summary = "Take somebody out of a project")
    @ApiResponse(responseCode = "204", description = "Out")
    @ApiResponse(responseCode = "409", description = "The project would have no admin")
    ResponseEntity<Void> remove(@PathVariable UUID id, @PathVariable UUID person) {
        members.remove(id, person);
        return ResponseEntity.noContent().build();
    }
}
