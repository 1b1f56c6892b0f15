package dev.overtone.profiling;

import java.util.Collection;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How much runs of one network differ among themselves, each in a process of its own: what one run's samples cannot show
 * (memory's layout, what else the machine does that minute; Kalibera and Jones, "Rigorous benchmarking in reasonable
 * time", ISMM 2013). Learnt from runs that repeat others on the same hardware profile; until there are many, what is
 * assumed counts as if two repeats had shown it (an inverse-gamma prior).
 *
 * @param deviation standard deviation between runs, relative to their median
 * @param repeats how many runs repeat an earlier one
 */
public record Repeatability(double deviation, int repeats) {

    /** Of a machine that is not known yet. */
    private static final double ASSUMED = 0.01;

    private static final int WEIGHT_OF_ASSUMED = 2;

    /** @param groups medians in ms; those of one group differ by nothing that is known */
    static Repeatability of(Collection<List<Double>> groups) {
        double squares = WEIGHT_OF_ASSUMED * ASSUMED * ASSUMED;
        int repeats = 0;
        for (List<Double> group : groups) {
            double mean = group.stream().mapToDouble(Math::log).average().orElse(0);
            squares += group.stream()
                    .mapToDouble(median -> Math.log(median) - mean)
                    .map(difference -> difference * difference)
                    .sum();
            repeats += group.size() - 1;
        }
        return new Repeatability(Math.sqrt(squares / (WEIGHT_OF_ASSUMED + repeats)), repeats);
    }

    /** By how much the logarithm of a run's median may be off, with the confidence of every interval. */
    double reach() {
        return reach(1 - MedianBootstrap.LEVEL);
    }

    /** @param error how often it may be farther off */
    double reach(double error) {
        return deviation
                * new TDistribution((double) WEIGHT_OF_ASSUMED + repeats).inverseCumulativeProbability(1 - error / 2);
    }

    /** Where the median lies whichever run one looks at, if {@code own} says where it lies in one. */
    Latency.Interval around(double median, Latency.Interval own) {
        return new Latency.Interval(
                median * Math.exp(-Math.hypot(Math.log(median / own.low()), reach())),
                median * Math.exp(Math.hypot(Math.log(own.high() / median), reach())),
                own.level());
    }
}
