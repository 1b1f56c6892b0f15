package dev.overtone.profiling;

import org.jspecify.annotations.Nullable;

/**
 * What else a bench found out, beside the latency and without disturbing it.
 *
 * @param memory null for a card that tells nothing
 * @param counters null where they were not asked for
 */
record Anatomy(
        LayerTimes layers,
        @Nullable MemoryUse memory,
        @Nullable Counters counters) {}
