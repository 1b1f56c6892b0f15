package dev.overtone.profiling;

import java.util.List;

/**
 * The distribution of one forward of the whole batch, in ms; percentiles by nearest rank.
 *
 * @param iqr distance between the quartiles
 * @param samples how many forwards were timed
 * @param supported the percentiles for which there are enough samples, {@code ["p50", "p90"]}
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
        List<String> supported) {}
