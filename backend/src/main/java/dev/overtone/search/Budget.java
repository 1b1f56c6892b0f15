package dev.overtone.search;

import org.jspecify.annotations.Nullable;

/**
 * What a search may spend; whichever end comes first. Every null is no bound.
 *
 * @param trials networks to try, measured again ones counted again; earlier ones are free
 * @param minutes of running, pauses left out
 * @param patience tries in a row that leave the front as it is
 */
public record Budget(
        @Nullable Integer trials,
        @Nullable Integer minutes,
        @Nullable Integer patience) {}
