package dev.overtone.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here.
 *
 * @param keepsServer may everything: people, devices, the audit trail, and whatever is in any project
 * @param identity at the team's login provider, or null
 * @param invitedUntil until when the link to choose a password is good, or null
 */
public record Person(
        UUID id,
        String name,
        @Nullable String email,
        boolean keepsServer,
        boolean hasPassword,
        @Nullable Identity identity,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant disabledAt,
        @Nullable Instant invitedUntil) {

    /** In one way at least, unless disabled. */
    public boolean canLogIn() {
        return hasPassword || identity != null;
    }
}
