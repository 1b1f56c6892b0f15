package dev.overtone.profiling;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How well a median is known, by drawing the measurement again from its own windows. Forwards that follow each other are
 * not independent (a neighbour, a clock, a cache stays for a while), so whole windows of consecutive samples are drawn,
 * as many as there are (non-overlapping block bootstrap, Carlstein 1986); single samples would promise too much.
 */
final class MedianBootstrap {

    static final double LEVEL = 0.95;

    /** Few enough for each to be long, enough to tell them apart (batch means: 10 to 30, Schmeiser 1982). */
    private static final int MOST_WINDOWS = 20;

    private static final int DRAWS = 1000;

    /** The same samples always give the same interval. */
    private static final long SEED = 1986;

    private static final int WINDOW_BITS = 5;
    private static final int WINDOW_MASK = (1 << WINDOW_BITS) - 1;
    private static final double PICOSECONDS_IN_MS = 1e9;

    private final int windows;
    private final int[] sizes;
    /** Latencies in ps with their windows in the lowest bits, ascending. */
    private final long[] sorted;
    /** Medians of the measurements drawn anew, ms, ascending. */
    private final double[] medians;

    /** @param measured latencies in ms, in measured order */
    MedianBootstrap(double[] measured) {
        windows = Math.min(MOST_WINDOWS, measured.length);
        sizes = new int[windows];
        sorted = new long[measured.length];
        for (int i = 0; i < measured.length; i++) {
            int window = (int) ((long) i * windows / measured.length);
            sizes[window]++;
            sorted[i] = Math.round(measured[i] * PICOSECONDS_IN_MS) << WINDOW_BITS | window;
        }
        Arrays.sort(sorted);
        var random = new SplittableRandom(SEED);
        medians =
                DoubleStream.generate(() -> draw(random)).limit(DRAWS).sorted().toArray();
    }

    private double draw(SplittableRandom random) {
        int[] times = new int[windows];
        long total = 0;
        for (int i = 0; i < windows; i++) {
            int window = random.nextInt(windows);
            times[window]++;
            total += sizes[window];
        }
        long below = Math.ceilDiv(total, 2);
        int rank = -1;
        while (below > 0) {
            rank++;
            below -= times[(int) sorted[rank] & WINDOW_MASK];
        }
        return (sorted[rank] >> WINDOW_BITS) / PICOSECONDS_IN_MS;
    }

    /** In ms. */
    double standardError() {
        double mean = DoubleStream.of(medians).average().orElseThrow();
        return Math.sqrt(DoubleStream.of(medians)
                .map(median -> (median - mean) * (median - mean))
                .average()
                .orElseThrow());
    }

    /**
     * Where the median lies with a confidence of 95 %. Few windows make a bootstrap's percentiles too narrow; they are
     * taken as far out as Student's t asks for (expanded percentile interval, Hesterberg 2015).
     */
    Latency.Interval interval() {
        if (windows == 1) {
            return new Latency.Interval(medians[0], medians[0], LEVEL);
        }
        double t = new TDistribution(windows - 1).inverseCumulativeProbability((1 - LEVEL) / 2);
        double tail = new NormalDistribution().cumulativeProbability(t * Math.sqrt(windows / (windows - 1.0)));
        int outside = (int) (tail * DRAWS);
        return new Latency.Interval(medians[outside], medians[DRAWS - 1 - outside], LEVEL);
    }
}
