package dev.overtone.prediction;

import dev.overtone.analysis.space.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** How sure a rank correlation is: networks drawn again with replacement (Efron, 1979), percentile intervals of 95 %. */
final class Bootstrap {

    private static final int RESAMPLES = 1_000;
    private static final long SEED = 68;

    private final Map<Metric, double[]> correlations;

    private Bootstrap(Map<Metric, double[]> correlations) {
        this.correlations = correlations;
    }

    /** The bounds of an interval. */
    record Interval(double least, double most) {}

    /** @param figures of the networks, in the order of {@code milliseconds} */
    static Bootstrap of(Map<Metric, double[]> figures, double[] milliseconds) {
        Map<Metric, Ordering> orderings = new EnumMap<>(Metric.class);
        Map<Metric, double[]> correlations = new EnumMap<>(Metric.class);
        figures.forEach((metric, values) -> {
            orderings.put(metric, new Ordering(values));
            correlations.put(metric, new double[RESAMPLES]);
        });
        var times = new Ordering(milliseconds);
        var random = new Random(SEED);
        var drawn = new int[milliseconds.length];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(drawn, 0);
            for (int i = 0; i < drawn.length; i++) {
                drawn[random.nextInt(drawn.length)]++;
            }
            double[] measured = times.ranks(drawn);
            for (var ordering : orderings.entrySet()) {
                Objects.requireNonNull(correlations.get(ordering.getKey()))[resample] =
                        Ordering.spearman(ordering.getValue().ranks(drawn), measured, drawn);
            }
        }
        return new Bootstrap(correlations);
    }

    Interval of(Metric metric) {
        return interval(resampled(metric));
    }

    /** Of one figure's correlation less another's, resample by resample. */
    Interval difference(Metric one, Metric other) {
        double[] differences = resampled(one);
        double[] others = resampled(other);
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= others[i];
        }
        return interval(differences);
    }

    private double[] resampled(Metric metric) {
        return Objects.requireNonNull(correlations.get(metric)).clone();
    }

    private static Interval interval(double[] values) {
        Arrays.sort(values);
        return new Interval(values[RESAMPLES * 25 / 1000], values[RESAMPLES * 975 / 1000]);
    }
}
