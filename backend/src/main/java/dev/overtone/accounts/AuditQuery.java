package dev.overtone.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit trail; null for any.
 *
 * @param before the last line of the page before
 */
public record AuditQuery(
        @Nullable String person,
        @Nullable String action,
        @Nullable UUID before,
        int most) {}
