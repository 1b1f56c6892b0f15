package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10, 11, 99, 100, 101, 1000})
    void takesPercentilesByTheDefinitionOfNearestRank(int count) {
        double[] values = new Random(count).doubles(count, 1, 9).toArray();
        var samples = new Samples(values);
        for (int percent : new int[] {1, 25, 50, 75, 90, 95, 99, 100}) {
            double expected = DoubleStream.of(values)
                    .filter(v -> 100L
                                    * Arrays.stream(values)
                                            .filter(other -> other <= v)
                                            .count()
                            >= (long) percent * count)
                    .min()
                    .orElseThrow();
            assertThat(samples.percentile(percent))
                    .as("p%d of %d", percent, count)
                    .isEqualTo(expected);
        }
    }

    @Test
    void agreesWithTheTextbook() {
        var samples = new Samples(new double[] {50, 20, 15, 40, 35});
        assertThat(samples.percentile(5)).isEqualTo(15);
        assertThat(samples.percentile(30)).isEqualTo(20);
        assertThat(samples.percentile(40)).isEqualTo(20);
        assertThat(samples.median()).isEqualTo(35);
        assertThat(samples.percentile(100)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "19, ''",
        "20, p50",
        "99, p50",
        "100, p50 p90",
        "199, p50 p90",
        "200, p50 p90 p95",
        "999, p50 p90 p95",
        "1000, p50 p90 p95 p99",
        "2000000000, p50 p90 p95 p99"
    })
    void supportsAPercentileOnceTenSamplesLieBeyondIt(int count, String supported) {
        assertThat(Samples.supported(count)).isEqualTo(supported.isEmpty() ? List.of() : List.of(supported.split(" ")));
    }

    /** A quarter of an hour of the smallest networks. */
    @Test
    void ranksTensOfMillions() {
        assertThat(Samples.rank(99, 30_000_000)).isEqualTo(29_700_000);
        assertThat(Samples.rank(50, 2_000_000_001)).isEqualTo(1_000_000_001);
    }

    @Test
    void summarisesADistribution() {
        Latency latency = new Samples(new double[] {4, 1, 3, 2, 10}).latency();
        assertThat(latency.p50()).isEqualTo(3);
        assertThat(latency.p90()).isEqualTo(10);
        assertThat(latency.p95()).isEqualTo(10);
        assertThat(latency.p99()).isEqualTo(10);
        assertThat(latency.mean()).isEqualTo(4);
        // Squares of -3, -2, -1, 0, 6 over 4.
        assertThat(latency.stddev()).isCloseTo(Math.sqrt(12.5), within(1e-12));
        assertThat(latency.iqr()).isEqualTo(4 - 2);
        assertThat(latency.min()).isEqualTo(1);
        assertThat(latency.max()).isEqualTo(10);
        assertThat(latency.samples()).isEqualTo(5);
        assertThat(latency.supported()).isEmpty();
    }

    @Test
    void givesNumbersForASingleSample() {
        Latency latency = new Samples(new double[] {7}).latency();
        assertThat(List.of(latency.p50(), latency.p99(), latency.mean(), latency.min(), latency.max()))
                .containsOnly(7.0);
        assertThat(latency.stddev()).isZero();
        assertThat(latency.iqr()).isZero();
    }

    @Test
    void hasNoNoiseWhereAllSamplesAreEqual() {
        assertThat(new Samples(new double[] {5, 5, 5}).noise()).isZero();
    }

    @Test
    void foretellsTheScatterOfTheMedianOfNormalSamples() {
        var random = new Random(39);
        double[] medians = new double[400];
        double told = 0;
        for (int round = 0; round < medians.length; round++) {
            var samples = new Samples(DoubleStream.generate(() -> 100 + 5 * random.nextGaussian())
                    .limit(401)
                    .toArray());
            medians[round] = samples.median();
            told += samples.noise() / medians.length;
        }
        double seen = new Samples(medians).latency().stddev() / 100;
        assertThat(told).isCloseTo(seen, within(0.15 * seen));
    }

    @Test
    void ignoresSpikesInTheNoise() {
        double[] calm = IntStream.range(0, 100).mapToDouble(i -> 100 + i % 3).toArray();
        double[] spiked = calm.clone();
        spiked[50] = 10_000;
        assertThat(new Samples(spiked).noise()).isEqualTo(new Samples(calm).noise());
    }

    @ParameterizedTest
    @CsvSource({
        "'1,1,1,2,2,2,3,3,3', 3",
        "'4,4,4,4,4,4,2,2,2', 0.5",
        "'7', 1",
        "'1,5', 5",
        "'5,9,9,1,1,1,6,5,5,9', 0.5555555555555556"
    })
    void tellsDriftFromTheFirstToTheLastThird(String values, double drift) {
        double[] measured = Arrays.stream(values.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(new Samples(measured).drift()).isEqualTo(drift);
    }

    @Test
    void keepsTheOrderOfWhatItWasGiven() {
        double[] measured = {3, 1, 2};
        new Samples(measured).latency();
        assertThat(measured).containsExactly(3, 1, 2);
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> new Samples(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
