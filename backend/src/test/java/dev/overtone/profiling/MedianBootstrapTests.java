package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianBootstrapTests {

    private static final double TRUE_MEDIAN = 50;

    /** The promise itself, over measurements whose true median is known. */
    @ParameterizedTest(name = "{0} samples, each keeping {1} of the last one''s excess")
    @CsvSource({"100, 0", "1000, 0", "300, 0.5", "1000, 0.8", "3000, 0.95"})
    void holdsTheTrueMedianAsOftenAsItSays(int count, double memory) {
        int repeats = 400;
        long held = IntStream.range(0, repeats)
                .mapToObj(seed -> new MedianBootstrap(measurement(new Random(seed), count, memory)).interval())
                .filter(interval -> interval.low() <= TRUE_MEDIAN && TRUE_MEDIAN <= interval.high())
                .count();
        // Twenty windows cost a percent or two of the 95; three standard errors of 400 are another three.
        assertThat((double) held / repeats).isGreaterThan(0.90);
    }

    @Test
    void isNoWiderThanItMustBeWhereSamplesAreIndependent() {
        double average = IntStream.range(0, 50)
                .mapToObj(seed -> new MedianBootstrap(measurement(new Random(seed), 10_000, 0)))
                .mapToDouble(MedianBootstrap::standardError)
                .average()
                .orElseThrow();
        // π/2 times the variance of the mean, for a normal distribution of standard deviation 1.
        assertThat(average).isCloseTo(0.0125, within(0.001));
    }

    @Test
    void saysTheSameOfTheSameSamples() {
        double[] samples = measurement(new Random(3), 500, 0.5);
        assertThat(new MedianBootstrap(samples).interval()).isEqualTo(new MedianBootstrap(samples).interval());
    }

    @Test
    void knowsAMedianOfEqualSamplesExactly() {
        var bootstrap = new MedianBootstrap(new double[] {2.5, 2.5, 2.5});
        assertThat(bootstrap.standardError()).isZero();
        assertThat(bootstrap.interval()).isEqualTo(new Latency.Interval(2.5, 2.5, 0.95));
        assertThat(new MedianBootstrap(new double[] {4}).interval()).isEqualTo(new Latency.Interval(4, 4, 0.95));
    }

    /** An autoregressive process around the true median, of marginal standard deviation 1. */
    private static double[] measurement(Random random, int count, double memory) {
        double[] samples = new double[count];
        double excess = random.nextGaussian();
        for (int i = 0; i < count; i++) {
            samples[i] = TRUE_MEDIAN + excess;
            excess = memory * excess + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return samples;
    }
}
