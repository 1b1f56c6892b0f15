package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurrogateSamplerTests {

    private static final List<Objective> OBJECTIVES = List.of(Objective.least("one"), Objective.least("other"));

    private static final DesignSpace SPACE = new DesignSpace(
            HarDNet.hardnet68(),
            List.of(
                    Variable.ofBlock(Kind.GROWTH_RATE, 0, 10, 14, 18, 22),
                    Variable.ofBlock(Kind.GROWTH_RATE, 1, 12, 16, 20, 24),
                    Variable.ofBlock(Kind.DEPTH, 2, 4, 8, 16),
                    Variable.of(Kind.MULTIPLIER, 1.5, 1.6, 1.7),
                    Variable.of(Kind.DEPTHWISE, 0, 1),
                    Variable.of(Kind.RESOLUTION, 160, 192, 224, 256)));

    /** 4,096,000 networks. */
    private static final DesignSpace LARGE = new DesignSpace(
            HarDNet.hardnet68(),
            List.of(
                    Variable.ofBlock(Kind.GROWTH_RATE, 0, 10, 12, 14, 16, 18, 20, 22, 24),
                    Variable.ofBlock(Kind.GROWTH_RATE, 1, 12, 14, 16, 18, 20, 22, 24, 26),
                    Variable.ofBlock(Kind.GROWTH_RATE, 2, 16, 18, 20, 22, 24, 26, 28, 30),
                    Variable.ofBlock(Kind.GROWTH_RATE, 3, 24, 28, 32, 36, 40, 44, 48, 52),
                    Variable.ofBlock(Kind.DEPTH, 1, 4, 8, 12, 16),
                    Variable.ofBlock(Kind.DEPTH, 2, 4, 8, 12, 16, 20),
                    Variable.of(Kind.MULTIPLIER, 1.4, 1.5, 1.6, 1.7, 1.8),
                    Variable.of(Kind.STEM, 16, 24, 32, 40, 48),
                    Variable.of(Kind.DEPTHWISE, 0, 1)));

    @Test
    void findsTheFrontInAFewOfAThousand() {
        Candidates candidates = Candidates.of(SPACE, OBJECTIVES);
        var all = new ArrayList<Trial.Valued>();
        for (long index = 0; index < SPACE.size(); index++) {
            all.add(new Trial.Valued(index, values(index)));
        }
        ParetoFront front = ParetoFront.of(OBJECTIVES, all);
        Hypervolume scale = Hypervolume.over(
                all.stream().map(trial -> ParetoFront.losses(OBJECTIVES, trial)).toList());
        Sampler sampler = Method.SURROGATE.sampler(candidates, 1);
        var tried = new ArrayList<Trial.Valued>();
        while (tried.size() < 80) {
            for (long index : sampler.ask(8)) {
                tried.add(all.get((int) index));
                sampler.tell(all.get((int) index));
            }
        }
        double reached = scale.of(ParetoFront.of(OBJECTIVES, tried).losses());
        assertThat(reached / scale.of(front.losses())).isGreaterThan(0.99);
    }

    @Test
    void asksAgainForWhatNoiseHides() {
        Sampler sampler = Method.SURROGATE.sampler(Candidates.of(SPACE, OBJECTIVES), 1);
        var random = new Random(1);
        for (int i = 0; i < 10; i++) {
            for (long index : sampler.ask(6)) {
                sampler.tell(noisy(index, random, 0.1));
            }
        }
        List<Long> doubtful = sampler.doubtful(6);
        assertThat(doubtful).isNotEmpty().doesNotHaveDuplicates();
        for (int i = 0; i < 5; i++) {
            doubtful.forEach(index -> sampler.tell(noisy(index, random, 0.1)));
        }
        assertThat(sampler.doubtful(100)).doesNotContainAnyElementsOf(doubtful);
    }

    @Test
    void seesThroughWhatRepeatsAlike() {
        Sampler sampler = Method.SURROGATE.sampler(Candidates.of(SPACE, OBJECTIVES), 1);
        for (int i = 0; i < 10; i++) {
            for (long index : sampler.ask(6)) {
                sampler.tell(new Trial.Valued(index, values(index)));
                sampler.tell(new Trial.Valued(index, values(index)));
            }
        }
        assertThat(sampler.doubtful(6)).isEmpty();
    }

    @Test
    void findsMoreThanChanceInASpaceThatIsTooLargeToBeLookedAtWhole() {
        Candidates candidates = Candidates.of(LARGE, OBJECTIVES);
        assertThat(Pool.canBeWhole(candidates)).isFalse();
        List<double[]> found = tried(Method.SURROGATE, candidates, 60);
        List<double[]> drawn = tried(Method.RANDOM, candidates, 600);
        Hypervolume scale =
                Hypervolume.over(Stream.concat(found.stream(), drawn.stream()).toList());

        assertThat(scale.of(found)).isGreaterThan(scale.of(drawn));
    }

    private static List<double[]> tried(Method method, Candidates candidates, int count) {
        Sampler sampler = method.sampler(candidates, 1);
        var losses = new ArrayList<double[]>();
        while (losses.size() < count) {
            for (long index : sampler.ask(12)) {
                var trial = new Trial.Valued(index, valuesOfLarge(index));
                losses.add(ParetoFront.losses(OBJECTIVES, trial));
                sampler.tell(trial);
            }
        }
        return losses;
    }

    private static double[] valuesOfLarge(long index) {
        int[] choices = LARGE.choices(index);
        double size = 0;
        double time = 0;
        for (int i = 0; i < choices.length; i++) {
            size += Math.log(2 + choices[i]);
            time += (1 + i % 3) * choices[i] + 0.05 * choices[i] * choices[(i + 1) % choices.length];
        }
        return new double[] {-size, time};
    }

    private static Trial.Valued noisy(long index, Random random, double noise) {
        double[] values = values(index);
        for (int i = 0; i < values.length; i++) {
            values[i] += noise * random.nextGaussian();
        }
        return new Trial.Valued(index, values);
    }

    private static double[] values(long index) {
        int[] choices = SPACE.choices(index);
        double size = Math.log(10 + 4 * choices[0])
                + Math.log(12 + 4 * choices[1])
                + 0.4 * choices[2]
                + 0.1 * choices[3] * choices[2];
        double time = 0.8 * Math.log(10 + 4 * choices[0])
                + 1.4 * Math.log(12 + 4 * choices[1])
                + 0.3 * choices[2] * choices[3]
                + 0.5 * choices[5]
                - 0.7 * choices[4];
        return new double[] {-size - 0.3 * choices[5] + 0.4 * choices[4] - 1e-3 * choices[3], time};
    }
}
