package dev.overtone.profiling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One device of the pool.
 *
 * @param id names it among all: {@code cpu-1f0c5a9e}
 * @param kind {@code cpu} or {@code cuda:0}, as its own machine calls it
 * @param worker who holds it now ({@code host:pid}), or null while nobody does
 * @param cores most threads a run on it may ask for
 * @param ceilings what it was seen to reach, or null before its first calibration
 * @param trouble why its machine's worker cannot use it now, for a person to mend, or null
 * @param counters whether runs can collect hardware counters, or null while no worker has looked
 * @param standingSince when it was last told to stand otherwise, or null if it never was
 */
public record DeviceView(
        String id,
        String kind,
        String host,
        HardwareProfile hardwareProfile,
        @Nullable String worker,
        Instant seenAt,
        int cores,
        @Nullable Ceilings ceilings,
        @Nullable String trouble,
        @Nullable CounterSupport counters,
        Standing standing,
        @Nullable Instant standingSince) {}
