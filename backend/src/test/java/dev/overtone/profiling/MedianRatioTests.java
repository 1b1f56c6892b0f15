package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.profiling.MedianRatio.Outcome;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianRatioTests {

    private static final int PAIRS = 200;

    /** Of 200 pairs at a rate of 5 % more than 16 come in 1 of 30 tries; the seed is fixed. */
    private static final double MOST_FALSE = 0.08;

    @ParameterizedTest
    @CsvSource({"100, 0.7", "400, 0.9", "2000, 0", "2000, 0.95"})
    void callsEqualRunsEqualHoweverTheirSamplesFollowEachOther(int samples, double correlation) {
        var random = new SplittableRandom(7);
        double falsely = share(random, samples, correlation, 1);
        assertThat(falsely).isLessThanOrEqualTo(MOST_FALSE);
    }

    /** What the correction is for: the same test over the samples themselves. */
    @Test
    void wouldCallMostEqualRunsDifferentIfNeighboursWereTakenForIndependent() {
        var random = new SplittableRandom(7);
        long falsely = IntStream.range(0, 100)
                .filter(_ -> new MannWhitneyUTest()
                                .mannWhitneyUTest(series(random, 2000, 0.95, 1), series(random, 2000, 0.95, 1))
                        < 0.05)
                .count();
        assertThat(falsely).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 0.95", "400, 0.7, 0.95", "2000, 0.95, 0.95"})
    void seesADifferenceOfThreePercent(int samples, double correlation, double power) {
        assertThat(share(new SplittableRandom(8), samples, correlation, 1.03)).isGreaterThanOrEqualTo(power);
    }

    @Test
    void itsIntervalHoldsTheTrueRatio() {
        var random = new SplittableRandom(9);
        long held = IntStream.range(0, PAIRS)
                .filter(_ -> {
                    var interval = MedianRatio.of(series(random, 1000, 0.8, 1), series(random, 1000, 0.8, 0.9))
                            .interval();
                    return interval != null && interval.contains(0.9);
                })
                .count();
        assertThat(held / (double) PAIRS).isBetween(0.92, 1.0);
    }

    @Test
    void saysInWordsWhatMayBeSaid() {
        assertThat(new MedianRatio(0.877, new MedianRatio.Interval(0.861, 0.892), 0.001, 1).sentence("B"))
                .isEqualTo("B is 12.3 % faster (ratio 0.877, 95 % interval 0.861 to 0.892).");
        assertThat(new MedianRatio(1.071, new MedianRatio.Interval(1.05, 1.09), 0.001, 1).sentence("B"))
                .isEqualTo("B is 7.1 % slower (ratio 1.071, 95 % interval 1.050 to 1.090).");
        assertThat(new MedianRatio(1.004, new MedianRatio.Interval(0.985, 1.021), 0.6, 1).sentence("B"))
                .isEqualTo("Not distinguishable (ratio 1.004, 95 % interval 0.985 to 1.021).");
    }

    @Test
    void claimsNothingOfTwoSamples() {
        var ratio = MedianRatio.of(new double[] {1, 1.1}, new double[] {3, 3.1});
        assertThat(ratio.interval()).isNull();
        assertThat(ratio.outcome()).isEqualTo(Outcome.NOT_DISTINGUISHABLE);
        assertThat(ratio.sentence("B")).contains("too few samples");
    }

    @Test
    void tellsApartRunsThatDriftButAreFarApart() {
        double[] rising =
                IntStream.range(0, 1000).mapToDouble(i -> 10 + i / 1000.0).toArray();
        double[] twice = Arrays.stream(rising).map(x -> 2 * x).toArray();
        assertThat(MedianRatio.of(rising, twice).outcome()).isEqualTo(Outcome.SLOWER);
        assertThat(MedianRatio.of(twice, rising).outcome()).isEqualTo(Outcome.FASTER);
    }

    @Test
    void isTheSameBothWays() {
        var random = new SplittableRandom(10);
        double[] a = series(random, 500, 0.5, 1);
        double[] b = series(random, 900, 0.5, 1.02);
        var there = MedianRatio.of(a, b);
        var back = MedianRatio.of(b, a);
        assertThat(back.ratio()).isCloseTo(1 / there.ratio(), within(1e-12));
        assertThat(back.pValue()).isCloseTo(there.pValue(), within(1e-9));
        assertThat(Objects.requireNonNull(back.interval()).low())
                .isCloseTo(1 / Objects.requireNonNull(there.interval()).high(), within(1e-9));
    }

    @Test
    void findsNothingBetweenSamplesThatAreAllTheSame() {
        double[] same = new double[400];
        Arrays.fill(same, 3.0);
        var none = MedianRatio.of(same, same);
        assertThat(none.outcome()).isEqualTo(Outcome.NOT_DISTINGUISHABLE);
        assertThat(none.ratio()).isEqualTo(1);
        assertThat(none.pValue()).isEqualTo(1);
        double[] less = new double[400];
        Arrays.fill(less, 2.9);
        assertThat(MedianRatio.of(same, less).outcome()).isEqualTo(Outcome.FASTER);
    }

    private static double share(RandomGenerator random, int samples, double correlation, double factor) {
        return IntStream.range(0, PAIRS)
                        .filter(_ -> MedianRatio.of(
                                                series(random, samples, correlation, 1),
                                                series(random, samples, correlation, factor))
                                        .outcome()
                                != Outcome.NOT_DISTINGUISHABLE)
                        .count()
                / (double) PAIRS;
    }

    /** A median of 48 ms times {@code factor}, a spread of 2 %, and now and then a spike upwards. */
    private static double[] series(RandomGenerator random, int samples, double correlation, double factor) {
        double[] values = new double[samples];
        double state = random.nextGaussian();
        for (int i = 0; i < samples; i++) {
            state = correlation * state + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            double spike = random.nextInt(50) == 0 ? 0.3 * random.nextExponential() : 0;
            values[i] = 48 * factor * (Math.exp(0.02 * state) + spike);
        }
        return values;
    }
}
