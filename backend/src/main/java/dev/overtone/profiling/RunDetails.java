package dev.overtone.profiling;

import dev.overtone.tracking.TrackedRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run with what was measured; the measured parts are null until the run finished.
 *
 * @param memory null, too, for runs measured before it was watched, and for cards that tell nothing
 * @param counters null where they were not asked for
 */
public record RunDetails(
        TrackedRun run,
        @Nullable HardwareProfile hardwareProfile,
        @Nullable Measurement measurement,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics,
        @Nullable MemoryUse memory,
        @Nullable Counters counters) {

    public static RunDetails unmeasured(TrackedRun run) {
        return new RunDetails(run, null, null, null, null, null, null);
    }
}
