package dev.overtone.prediction;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Figures in their order, from which the ranks of any resample follow without sorting again. */
final class Ordering {

    private final double[] values;
    private final int[] order;

    Ordering(double[] values) {
        this.values = values.clone();
        this.order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Mean ranks in a resample that has each figure so many times; of those that it lacks, any number. */
    double[] ranks(int[] times) {
        var ranks = new double[values.length];
        double before = 0;
        for (int first = 0; first < order.length; ) {
            int next = first;
            double alike = 0;
            while (next < order.length && values[order[next]] == values[order[first]]) {
                alike += times[order[next++]];
            }
            for (; first < next; first++) {
                ranks[order[first]] = before + (alike + 1) / 2;
            }
            before += alike;
        }
        return ranks;
    }

    /** Pearson's correlation of two rows of ranks in that resample, which is Spearman's of the figures. */
    static double spearman(double[] x, double[] y, int[] times) {
        double count = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < times.length; i++) {
            count += times[i];
            sumX += times[i] * x[i];
            sumY += times[i] * y[i];
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < times.length; i++) {
            double dx = x[i] - sumX / count;
            double dy = y[i] - sumY / count;
            xx += times[i] * dx * dx;
            yy += times[i] * dy * dy;
            xy += times[i] * dx * dy;
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }
}
