package dev.overtone.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * As much of a run's samples as a picture shows, in ms.
 *
 * @param run its place among the runs
 * @param quantiles least to largest by nearest rank, each for an equal share of the samples
 * @param order the least and the largest of each stretch of time, so that no outlier is lost
 * @param samples how many there are
 */
public record Distribution(int run, double[] quantiles, double[] order, int samples) {

    private static final int MOST_QUANTILES = 240;
    private static final int STRETCHES = 100;
    private static final double DIGITS = 1e4;

    static Distribution of(int run, double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int number = Math.min(MOST_QUANTILES, sorted.length);
        double[] quantiles = IntStream.rangeClosed(1, number)
                .mapToDouble(i -> rounded(sorted[(int) Math.ceilDiv((long) i * sorted.length, (long) number) - 1]))
                .toArray();
        return new Distribution(run, quantiles, inOrder(samples), samples.length);
    }

    private static double[] inOrder(double[] samples) {
        if (samples.length <= 2 * STRETCHES) {
            return Arrays.stream(samples).map(Distribution::rounded).toArray();
        }
        double[] order = new double[2 * STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            int from = (int) ((long) samples.length * i / STRETCHES);
            int to = (int) ((long) samples.length * (i + 1) / STRETCHES);
            var stretch = Arrays.stream(samples, from, to).summaryStatistics();
            order[2 * i] = rounded(stretch.getMin());
            order[2 * i + 1] = rounded(stretch.getMax());
        }
        return order;
    }

    /** A tenth of a microsecond is less than a clock tells. */
    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * DIGITS) / DIGITS;
    }
}
