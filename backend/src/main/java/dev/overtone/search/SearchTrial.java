package dev.overtone.search;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One network that a search tried.
 *
 * @param number from 1, in the order in which they were asked for
 * @param candidate its number in the space
 * @param repeats number of the trial that it measures again, or null
 * @param run what measured it, or null
 * @param figures one for each of the search's metrics, NaN where unknown
 * @param trouble why it failed, or null
 * @param told when in the order of the search its end was known, or null
 * @param low where the latency lies at least, ms, or null
 * @param high where it lies at most
 */
public record SearchTrial(
        int number,
        long candidate,
        String fingerprint,
        String name,
        TrialOrigin origin,
        @Nullable Integer repeats,
        TrialState state,
        @Nullable UUID run,
        double[] figures,
        @Nullable String trouble,
        @Nullable Integer told,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable Double low,
        @Nullable Double high) {}
