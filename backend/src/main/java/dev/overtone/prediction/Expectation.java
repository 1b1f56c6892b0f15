package dev.overtone.prediction;

import org.jspecify.annotations.Nullable;

/**
 * What a network is expected to take; not a measurement.
 *
 * @param milliseconds p50 of one forward of the whole batch
 * @param least with {@link Fitted#COVERAGE} of the networks left out in their turn, the p50 lay between this
 * @param most and this
 * @param beyond why the network is unlike those that were measured, so that the interval may not hold; null if it is not
 */
public record Expectation(
        double milliseconds,
        double least,
        double most,
        @Nullable String beyond) {

    public boolean extrapolates() {
        return beyond != null;
    }
}
