package dev.overtone.api;

import dev.overtone.accounts.Identities;
import dev.overtone.accounts.Identity;
import dev.overtone.accounts.Invited;
import dev.overtone.accounts.People;
import dev.overtone.accounts.Person;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

@RestController
@TeamOnly
@RequestMapping("/api/v1/people")
class PeopleController {

    private final People people;
    private final Identities identities;

    PeopleController(People people, Identities identities) {
        this.people = people;
        this.identities = identities;
    }

    @Schema(name = "InvitationRequest")
    record InvitationRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, example = "ada")
            String name,

            @Schema(maxLength = 254) @Nullable String email,
            @Schema(defaultValue = "false") @Nullable Boolean platformAdmin) {}

    @Schema(name = "PersonPatch", description = "A merge patch (RFC 7396): absent leaves.")
    record PersonPatchSchema(
            @Schema(
                    maxLength = 254,
                    description = "By which a login provider's account is bound to the person; null: none")
            @Nullable
            String email,

            @Nullable Boolean platformAdmin,

            @Schema(description = "Ends every login and every token of the person's own") @Nullable
            Boolean disabled) {}

    @Schema(name = "Person")
    record PersonResponse(
            UUID id,
            String name,
            @Nullable String email,
            boolean platformAdmin,

            @Schema(description = "False until the person chose a password or came by the login provider")
            boolean canLogIn,

            @Schema(description = "At the team's login provider") @Nullable
            Identity identity,

            Instant createdAt,
            @Nullable Instant lastLoginAt,
            @Nullable Instant disabledAt,

            @Schema(description = "Until when the link to choose a password is good") @Nullable
            Instant invitedUntil) {

        static PersonResponse of(Person person) {
            return new PersonResponse(
                    person.id(),
                    person.name(),
                    person.email(),
                    person.keepsServer(),
                    person.canLogIn(),
                    person.identity(),
                    person.createdAt(),
                    person.lastLoginAt(),
                    person.disabledAt(),
                    person.invitedUntil());
        }
    }

    @Schema(name = "Invitation")
    record InvitationResponse(
            PersonResponse person,

            @Schema(description = "By which the person chooses a password; told this once")
            String link,

            Instant expiresAt) {}

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping
    @Operation(summary = "Everybody who works here, by name")
    ListResponse<PersonResponse> list() {
        return new ListResponse<>(people.all().stream().map(PersonResponse::of).toList(), null);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping("/{id}")
    @Operation(summary = "One person")
    PersonResponse get(@PathVariable UUID id) {
        return PersonResponse.of(people.find(id));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping
    @Operation(summary = "Invite somebody", description = "There is no mail: hand the link on yourself.")
    @ApiResponse(responseCode = "201", description = "Invited; Location names the person")
    ResponseEntity<InvitationResponse> invite(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = InvitationRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        String email = fields.textOrNull("email");
        boolean admin = fields.bool("platformAdmin", false);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return created(people.invite(name, email, admin));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PostMapping("/{id}/invitation")
    @Operation(summary = "Another link to choose a password by", description = "The one before is good no more.")
    @ApiResponse(responseCode = "201", description = "Made")
    @ApiResponse(responseCode = "422", description = "The person is disabled")
    ResponseEntity<InvitationResponse> inviteAgain(@PathVariable UUID id) {
        return created(people.inviteAgain(id));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @PatchMapping(
            path = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Make somebody a platform admin or none, disable somebody or let them in again, note an address")
    @ApiResponse(responseCode = "200", description = "The person as they are now")
    @ApiResponse(responseCode = "409", description = "Nobody else could take care of the server")
    PersonResponse change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PersonPatchSchema.class)))
                    @RequestBody
                    JsonNode body) {
        Person before = people.find(id);
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String email = fields.has("email") ? fields.textOrNull("email") : before.email();
        boolean admin = fields.bool("platformAdmin", before.keepsServer());
        boolean disabled = fields.bool("disabled", before.disabledAt() != null);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return PersonResponse.of(people.change(id, email, admin, disabled));
    }

    @Requires(Right.PLATFORM_ADMIN)
    @DeleteMapping("/{id}/identity")
    @Operation(
            summary = "Release somebody's account at the login provider",
            description = "Ends every login; the next one by the provider is bound by the e-mail address again.")
    @ApiResponse(responseCode = "204", description = "Released")
    @ApiResponse(responseCode = "409", description = "Nobody else could take care of the server")
    ResponseEntity<Void> releaseIdentity(@PathVariable UUID id) {
        identities.release(id);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<InvitationResponse> created(Invited invited) {
        String link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/{secret}")
                .buildAndExpand(invited.secret())
                .toUriString();
        return ResponseEntity.created(URI.create("/api/v1/people/" + invited.person()))
                .body(new InvitationResponse(get(invited.person()), link, invited.until()));
    }
}
