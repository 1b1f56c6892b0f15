package dev.overtone.table;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody keeps, to find it again or to show it to others.
 *
 * @param project whose people a shared one is for, or null for everybody
 * @param owner who keeps it, and alone may change it
 * @param ownerName as people read it
 */
public record View(
        UUID id,
        @Nullable UUID project,
        UUID owner,
        String ownerName,
        String name,
        boolean shared,
        ViewState state,
        Instant createdAt,
        Instant updatedAt) {}
