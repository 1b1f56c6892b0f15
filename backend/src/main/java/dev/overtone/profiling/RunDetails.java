package dev.overtone.profiling;

import dev.overtone.tracking.TrackedRun;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run with what was measured; the measured parts are null until the run finished. */
public record RunDetails(
        TrackedRun run,
        @Nullable HardwareProfile hardwareProfile,
        @Nullable Measurement measurement,
        @Nullable Map<String, String> environment,
        @Nullable NumericsCheck numerics) {}
