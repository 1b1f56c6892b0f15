package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Spaces;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplerTests {

    private static final Candidates FAMILIES =
            Candidates.of(Spaces.families(), List.of(Objective.most("width"), Objective.least("cost")));

    @ParameterizedTest
    @EnumSource(Method.class)
    void neverAsksForTheSameNetworkTwice(Method method) {
        Sampler sampler = method.sampler(FAMILIES, 1);
        var networks = new HashSet<NetworkSpec>();
        for (int round = 0; round < 12; round++) {
            List<Long> asked = sampler.ask(10);
            assertThat(asked).hasSizeBetween(1, 10);
            for (long index : asked) {
                assertThat(networks.add(FAMILIES.space().at(index))).isTrue();
                sampler.tell(trial(index));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void findsEveryNetworkOfASmallSpaceAndThenNoMore(Method method) {
        var space = new DesignSpace(
                HarDNet.hardnet39ds(),
                List.of(
                        Variable.of(Kind.MULTIPLIER, 1.5, 1.6, 1.7),
                        Variable.of(Kind.STEM, 16, 24, 32),
                        Variable.of(Kind.RESOLUTION, 160, 192, 224, 256)));
        Sampler sampler = method.sampler(Candidates.of(space, FAMILIES.objectives()), 7);
        var found = new HashSet<Long>();
        for (int round = 0; round < 20 && found.size() < 36; round++) {
            for (long index : sampler.ask(5)) {
                assertThat(found.add(index)).isTrue();
                sampler.tell(trial(index));
            }
        }
        assertThat(found).hasSize(36);
        assertThat(sampler.ask(5)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void goesOnAfterARestartAsIfThereHadBeenNone(Method method) {
        Sampler sampler = method.sampler(FAMILIES, 5);
        var asked = new ArrayList<Long>();
        var told = new ArrayList<Trial>();
        for (int round = 0; round < 9; round++) {
            asked.addAll(sampler.ask(8));
            for (int i = told.size(); i < asked.size() - 3; i++) {
                told.add(i % 11 == 10 ? new Trial.Failed(asked.get(i)) : trial(asked.get(i)));
                sampler.tell(told.getLast());
            }
        }
        Sampler another = method.sampler(FAMILIES, 5);
        asked.forEach(another::asked);
        told.forEach(another::tell);
        assertThat(another.ask(8)).isEqualTo(sampler.ask(8));
        assertThat(another.doubtful(4)).isEqualTo(sampler.doubtful(4));
    }

    @ParameterizedTest
    @EnumSource(value = Method.class, mode = EnumSource.Mode.EXCLUDE, names = "GRID")
    void anotherSeedIsAnotherSearch(Method method) {
        var first = new HashSet<>(method.sampler(FAMILIES, 1).ask(20));
        for (long seed = 2; seed < 6; seed++) {
            assertThat(method.sampler(FAMILIES, seed).ask(20)).doesNotContainAnyElementsOf(first);
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void doesNotAskForWhatItWasTold(Method method) {
        Sampler sampler = method.sampler(FAMILIES, 2);
        var random = new Random(2);
        var known = new HashSet<NetworkSpec>();
        for (int i = 0; i < 60; i++) {
            long index = random.nextLong(FAMILIES.space().size());
            known.add(FAMILIES.space().at(index));
            sampler.tell(trial(index));
        }
        for (int round = 0; round < 5; round++) {
            for (long index : sampler.ask(10)) {
                assertThat(known.add(FAMILIES.space().at(index))).isTrue();
                sampler.tell(trial(index));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void goesOnWhenEverythingFails(Method method) {
        Sampler sampler = method.sampler(FAMILIES, 3);
        for (int round = 0; round < 8; round++) {
            List<Long> asked = sampler.ask(10);
            assertThat(asked).hasSize(10);
            asked.forEach(index -> sampler.tell(new Trial.Failed(index)));
        }
    }

    /** Two figures that are at odds with one another, of the network alone. */
    static Trial.Valued trial(long index) {
        int[] choices = FAMILIES.space().choices(index % FAMILIES.space().size());
        double width = 1;
        double cost = 1;
        for (int i = 0; i < Math.min(choices.length, 7); i++) {
            width += choices[i] * (1 + i % 3);
            cost += choices[i] * (1 + i % 2) + 0.3 * choices[i] * choices[0];
        }
        return new Trial.Valued(index, new double[] {width, cost});
    }
}
