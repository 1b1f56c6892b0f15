package dev.overtone.table;

import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one column come to in a group of runs: all of its runs that have a value, never a sample of them.
 *
 * @param count how many have a value
 * @param low of the 95 % interval of the mean over repeats, by Student's t; null with fewer than two values
 * @param withheld why there are no figures although there are values, in words; null where there are
 */
public record Aggregate(
        long count,
        @Nullable Double mean,
        @Nullable Double median,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String withheld) {

    private static final double UPPER_TAIL = 0.975;

    /** How many standard errors the interval of so many values reaches to each side; found by a search, so worth keeping. */
    static double reach(long count) {
        return new TDistribution(count - 1.0).inverseCumulativeProbability(UPPER_TAIL);
    }

    static Aggregate ofOne(double value) {
        return new Aggregate(1, value, value, value, value, null, null, null);
    }

    /** @param reach of as many values */
    static Aggregate of(
            long count, double mean, double median, double min, double max, double deviation, double reach) {
        double half = reach * deviation / Math.sqrt((double) count);
        return new Aggregate(count, mean, median, min, max, mean - half, mean + half, null);
    }

    static Aggregate none() {
        return new Aggregate(0, null, null, null, null, null, null, null);
    }

    static Aggregate withheld(long count, String reason) {
        return new Aggregate(count, null, null, null, null, null, null, reason);
    }
}
