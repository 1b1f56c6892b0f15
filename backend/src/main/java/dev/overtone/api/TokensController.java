package dev.overtone.api;

import dev.overtone.accounts.ApiToken;
import dev.overtone.accounts.IssuedToken;
import dev.overtone.accounts.NewToken;
import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.accounts.TokenScope;
import dev.overtone.accounts.Tokens;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;
import dev.overtone.notation.JsonFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@TeamOnly
@RequestMapping("/api/v1/tokens")
class TokensController {

    private static final List<String> SCOPES =
            Arrays.stream(TokenScope.values()).map(TokenScope::name).toList();
    private static final Range DAYS = Range.whole(1, NewToken.MOST_DAYS);

    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    @Schema(name = "TokenRequest")
    record TokenRequestSchema(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100, example = "nightly sweep")
            String name,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "READ may also ask for what is only computed")
            TokenScope scope,

            @Schema(
                    description =
                            "Whether it has the scope's role in its projects whoever made it; for those projects' admins",
                    defaultValue = "false")
            @Nullable
            Boolean service,

            @Schema(description = "Ids; absent: wherever the person is") @Nullable
            List<UUID> projects,

            @Schema(minimum = "1", maximum = "366", defaultValue = "90") @Nullable
            Integer days) {}

    @Schema(name = "IssuedToken")
    record IssuedTokenResponse(
            ApiToken token,

            @Schema(description = "Authorization: Bearer …; told this once")
            String secret) {}

    @Requires(Right.LOGIN)
    @GetMapping
    @Operation(summary = "Your tokens, and those you made for services, the newest first")
    ListResponse<ApiToken> list() {
        return new ListResponse<>(tokens.mine(), null);
    }

    @Requires(Right.LOGIN)
    @PostMapping
    @Operation(
            summary = "Make a token",
            description = "A person does that, with a password or on a page; no token makes another.")
    @ApiResponse(responseCode = "201", description = "Made; Location names it")
    ResponseEntity<IssuedTokenResponse> issue(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TokenRequestSchema.class)))
                    @RequestBody
                    JsonNode body) {
        IssuedToken issued = tokens.issue(read(body));
        return ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + issued.token().id()))
                .body(new IssuedTokenResponse(issued.token(), issued.secret()));
    }

    @Requires(Right.LOGIN)
    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a token of yours, at once")
    @ApiResponse(responseCode = "204", description = "Revoked")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        tokens.revoke(id);
        return ResponseEntity.noContent().build();
    }

    private static NewToken read(JsonNode body) {
        var violations = new Violations();
        JsonFields fields = JsonFields.of(body, "", violations);
        String name = fields.text("name");
        String scope = fields.text("scope", SCOPES);
        boolean service = fields.bool("service", false);
        List<UUID> projects = Bodies.ids(fields, "projects");
        Integer days = fields.whole("days", DAYS);
        fields.refuseUnknown();
        Bodies.throwIfAny(violations);
        return new NewToken(name, scope == null ? null : TokenScope.valueOf(scope), service, projects, days);
    }
}
