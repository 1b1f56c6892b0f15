package dev.overtone.api;

import dev.overtone.accounts.Requires;
import dev.overtone.accounts.Requires.Right;
import dev.overtone.accounts.ServiceToken;
import dev.overtone.accounts.TeamOnly;
import dev.overtone.accounts.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@TeamOnly
@RequestMapping("/api/v1/service-tokens")
class ServiceTokensController {

    private final Tokens tokens;

    ServiceTokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    @Requires(Right.PLATFORM_ADMIN)
    @GetMapping
    @Operation(summary = "The tokens of all services, whoever made them, the newest first")
    ListResponse<ServiceToken> list() {
        return new ListResponse<>(tokens.ofServices(), null);
    }

    @Requires(Right.PLATFORM_ADMIN)
    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a service's token, at once, whoever made it")
    @ApiResponse(responseCode = "204", description = "Revoked")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        tokens.revokeOfService(id);
        return ResponseEntity.noContent().build();
    }
}
