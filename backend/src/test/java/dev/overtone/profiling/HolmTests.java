package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.profiling.MedianRatio.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolmTests {

    @Test
    void adjustsByHandWorkedValues() {
        double[] adjusted = Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005});
        assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjusted(new double[] {0.6, 0.7})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    /** The rounds of questions find what sorted p-values find, without anybody knowing a p-value. */
    @Test
    void answersAsTheAdjustedValuesDo() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double[] p = random.doubles(1 + random.nextInt(19))
                    .map(x -> Math.pow(x, 4))
                    .toArray();
            double[] adjusted = Holm.adjusted(p);
            assertThat(Holm.answers(questions(p), 0.05))
                    .as(Arrays.toString(p))
                    .isEqualTo(Arrays.stream(adjusted)
                            .mapToObj(own -> own <= 0.05 ? Outcome.SLOWER : Outcome.NOT_DISTINGUISHABLE)
                            .toList());
        }
    }

    @Test
    void ofNineteenEqualRunsOneIsRarelyCalledDifferent() {
        var random = new SplittableRandom(11);
        int families = 30;
        int each = 0;
        int together = 0;
        for (int i = 0; i < families; i++) {
            double[] baseline = series(random);
            List<DoubleFunction<Outcome>> questions = Stream.generate(() -> series(random))
                    .limit(19)
                    .<DoubleFunction<Outcome>>map(other ->
                            error -> MedianRatio.of(baseline, other, error).outcome())
                    .toList();
            each += questions.stream().anyMatch(question -> question.apply(0.05) != Outcome.NOT_DISTINGUISHABLE)
                    ? 1
                    : 0;
            together += Holm.answers(questions, 0.05).stream().anyMatch(found -> found != Outcome.NOT_DISTINGUISHABLE)
                    ? 1
                    : 0;
        }
        assertThat(each).as("what it is for").isGreaterThan(4);
        assertThat(together).isLessThanOrEqualTo(4);
    }

    private static List<DoubleFunction<Outcome>> questions(double[] pValues) {
        return Arrays.stream(pValues)
                .<DoubleFunction<Outcome>>mapToObj(
                        p -> error -> p <= error ? Outcome.SLOWER : Outcome.NOT_DISTINGUISHABLE)
                .toList();
    }

    private static double[] series(RandomGenerator random) {
        return IntStream.range(0, 200)
                .mapToDouble(_ -> 10 * (1 + 0.02 * random.nextGaussian()))
                .toArray();
    }
}
