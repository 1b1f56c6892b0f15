package dev.overtone.profiling;

import java.util.Arrays;

/**
 * A run cut into windows of time, one median for each. Latencies that follow each other are alike (the clock's frequency,
 * a neighbour, a collector's mood), so a hundred of them say less than a hundred independent ones would; medians of
 * windows that are long against such moods are nearly independent. That few windows lose little is Schmeiser, "Batch
 * size effects in the analysis of simulation output" (Operations Research 30, 1982): more than 30 gain nothing.
 */
final class WindowMedians {

    private static final int MOST = 20;
    private static final int LEAST_SAMPLES = 5;
    private static final int LEAST = 4;

    /** More than this would let no difference count, however large, where 20 windows rise steadily. */
    private static final double LARGEST_CORRELATION = 0.8;

    private WindowMedians() {}

    /** Logarithms, so that a ratio of latencies is a difference. */
    static double[] logarithms(double[] samples) {
        int windows = Math.min(samples.length, Math.clamp(samples.length / LEAST_SAMPLES, LEAST, MOST));
        double[] medians = new double[windows];
        for (int i = 0; i < windows; i++) {
            int from = (int) ((long) samples.length * i / windows);
            int to = (int) ((long) samples.length * (i + 1) / windows);
            medians[i] = Math.log(new Samples(Arrays.copyOfRange(samples, from, to)).median());
        }
        return medians;
    }

    /**
     * By how much the variance of these windows' mean exceeds that of independent ones: (1 + r) / (1 − r) for a series
     * whose neighbours correlate by r. A short series shows r too low by about (1 + 3r) / n (Marriott and Pope,
     * Biometrika 41, 1954), which is put right; below 0 it counts as 0.
     */
    static double inflation(double[] windows) {
        double mean = Arrays.stream(windows).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < windows.length; i++) {
            squares += (windows[i] - mean) * (windows[i] - mean);
            products += i == 0 ? 0 : (windows[i] - mean) * (windows[i - 1] - mean);
        }
        if (squares == 0 || windows.length < LEAST) {
            return 1;
        }
        double seen = products / squares;
        double r = (seen + 1.0 / windows.length) / (1 - 3.0 / windows.length);
        double counted = Math.clamp(r, 0, LARGEST_CORRELATION);
        return (1 + counted) / (1 - counted);
    }
}
