package dev.overtone.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param personId null for somebody who was not logged in
 * @param person the name at that time
 * @param address where the request came from
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable UUID personId,
        String person,
        String action,
        String subject,
        Map<String, String> details,
        String address) {}
