package dev.overtone.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program logs in with; its secret was shown once and is nowhere any more.
 *
 * @param service whether it has a role of its own in its projects, rather than the person's
 * @param projects where it is good for; none for wherever the person is
 */
public record ApiToken(
        UUID id,
        String name,
        TokenScope scope,
        boolean service,
        List<TokenProject> projects,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** A project by what people call it. */
    public record TokenProject(UUID id, String name) {}

    public ApiToken {
        projects = List.copyOf(projects);
    }

    public boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
