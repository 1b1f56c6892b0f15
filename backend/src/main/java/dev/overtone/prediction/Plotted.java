package dev.overtone.prediction;

import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.Observation;
import java.util.Map;
import java.util.Objects;

/**
 * A network with its figures on paper and what it took.
 *
 * @param run the one whose p50 it is: the median of its runs
 * @param runs how many there were
 * @param stable whether its verdict is STABLE
 * @param depthwise whether it has depthwise convolutions
 */
public record Plotted(Observation run, int runs, boolean stable, boolean depthwise, Map<Metric, Double> figures) {

    public double milliseconds() {
        return run.p50();
    }

    /** A figure that its {@link Correlations} have. */
    public double figure(Metric metric) {
        return Objects.requireNonNull(figures.get(metric));
    }

    /** What it took over what others with the same figure take: 1.4 is 40 % slower. */
    public double ratio(Correlation correlation) {
        return milliseconds() / correlation.line().at(figure(correlation.metric()));
    }
}
