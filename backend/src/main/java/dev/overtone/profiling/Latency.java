package dev.overtone.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one forward of the whole batch, in ms; percentiles by nearest rank.
 *
 * @param iqr distance between the quartiles
 * @param samples how many forwards were timed
 * @param supported the percentiles for which there are enough samples, {@code ["p50", "p90"]}
 * @param p50Interval how well the median is known, or null for what was measured before that was asked
 * @param repeatability how much of that interval is for runs that differ among themselves, or null where it is not in it
 */
public record Latency(
        double p50,
        double p90,
        double p95,
        double p99,
        double mean,
        double stddev,
        double iqr,
        double min,
        double max,
        int samples,
        List<String> supported,
        @Nullable Interval p50Interval,
        @Nullable Repeatability repeatability) {

    /** The same, its interval good for other runs too. */
    Latency repeating(Repeatability known) {
        Interval own = p50Interval;
        return own == null
                ? this
                : new Latency(
                        p50,
                        p90,
                        p95,
                        p99,
                        mean,
                        stddev,
                        iqr,
                        min,
                        max,
                        samples,
                        supported,
                        known.around(p50, own),
                        known);
    }

    /** Between these bounds, in ms, the value lies with a confidence of {@code level}. */
    public record Interval(double low, double high, double level) {}
}
