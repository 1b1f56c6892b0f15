package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks without sorting again, held against the library's. */
class OrderingTests {

    @Test
    void givesAlikeFiguresTheMeanOfTheirRanks() {
        assertThat(new Ordering(new double[] {5, 1, 5, 3}).ranks(new int[] {1, 1, 1, 1}))
                .containsExactly(3.5, 1, 3.5, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void correlatesAResampleAsIfItWereWrittenOut(long seed) {
        var random = new Random(seed);
        double[] x = random.ints(30, 0, 12).asDoubleStream().toArray();
        double[] y = IntStream.range(0, 30)
                .mapToDouble(i -> x[i] + random.nextInt(15))
                .toArray();
        var times = new int[30];
        for (int i = 0; i < 30; i++) {
            times[random.nextInt(30)]++;
        }
        double resampled = Ordering.spearman(new Ordering(x).ranks(times), new Ordering(y).ranks(times), times);
        assertThat(resampled).isCloseTo(Ranks.spearman(written(x, times), written(y, times)), within(1e-12));
    }

    private static double[] written(double[] values, int[] times) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i -> {
                    var same = new double[times[i]];
                    Arrays.fill(same, values[i]);
                    return Arrays.stream(same);
                })
                .toArray();
    }
}
