package dev.overtone.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with what lies in it, the trash left out.
 *
 * @param newestRunAt when its newest run was asked for, or null without one
 */
public record ExperimentEntry(
        Experiment experiment, int runs, @Nullable Instant newestRunAt) {}
