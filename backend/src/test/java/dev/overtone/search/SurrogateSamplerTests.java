package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
