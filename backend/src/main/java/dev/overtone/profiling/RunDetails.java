package dev.overtone.profiling;

import dev.overtone.tracking.TrackedRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run with what was measured; the measured parts are null until the run finished.
 *
 * @param memory null, too, for runs measured before it was watched, and for cards that tell nothing
 * @param counters null where they were not asked for
 * @param moved that its latency moved since an update, or null where it did not, or nothing is known to hold it against
 * @param waiting what a queued run waits for beside its turn, in words, or null
 */
public record RunDetails(
        TrackedRun run,
        @Nullable HardwareProfile hardwareProfile,
        @Nullable Measurement measurement,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics,
        @Nullable MemoryUse memory,
        @Nullable Counters counters,
        @Nullable Movement moved,
        @Nullable String waiting) {

    /** One whose latency did not move. */
    public RunDetails(
            TrackedRun run,
            @Nullable HardwareProfile hardwareProfile,
            @Nullable Measurement measurement,
            @Nullable Map<String, String> environment,
            @Nullable NumericsCheck numerics,
            @Nullable MemoryUse memory,
            @Nullable Counters counters) {
        this(run, hardwareProfile, measurement, environment, numerics, memory, counters, null, null);
    }

    public static RunDetails unmeasured(TrackedRun run, @Nullable String waiting) {
        return new RunDetails(run, null, null, null, null, null, null, null, waiting);
    }
}
