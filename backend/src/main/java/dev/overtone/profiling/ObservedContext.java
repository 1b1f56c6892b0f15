package dev.overtone.profiling;

import java.time.Instant;

/**
 * A context in which something was measured, and how much.
 *
 * @param profileName the hardware, for people
 * @param networks distinct ones
 * @param newest when the newest of its runs finished
 */
public record ObservedContext(LatencyContext context, String profileName, int networks, int runs, Instant newest) {}
