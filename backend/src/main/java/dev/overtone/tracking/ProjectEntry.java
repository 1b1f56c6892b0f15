package dev.overtone.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project with what lies in it, the trash left out.
 *
 * @param newestRunAt when its newest run was asked for, or null without one
 */
public record ProjectEntry(
        Project project,
        int experiments,
        int runs,
        @Nullable Instant newestRunAt) {}
