package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import java.time.Instant;
import java.util.UUID;

/**
 * A finished measurement, reduced to what can be learnt from.
 *
 * @param network one object for each fingerprint of a reading
 * @param p50 median of one forward of the whole batch, in ms
 * @param peakMemoryBytes most memory of the measuring process
 */
public record Observation(
        UUID run,
        String fingerprint,
        String name,
        NetworkSpec network,
        LatencyContext context,
        String protocol,
        double p50,
        long peakMemoryBytes,
        Verdict verdict,
        Instant finishedAt) {}
