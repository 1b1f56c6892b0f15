package dev.overtone.analysis.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DesignSpaceTests {

    @Test
    void expressesTheReferenceSpace() {
        DesignSpace space = Spaces.reference();
        HarDNetSpace same = EnumerationTests.reference();
        assertThat(space.size()).isEqualTo(1_215_000).isEqualTo(same.size());
        var networks = new HashSet<HarDNet>();
        for (long index = 0; index < same.size(); index++) {
            networks.add(same.at(index));
        }
        assertThat(networks).hasSize(1_215_000);
        for (long index = 0; index < space.size(); index++) {
            assertThat(networks.remove(space.at(index))).isTrue();
        }
    }

    @Test
    void numbersAndChoicesAreOneAnothersInverse() {
        DesignSpace space = Spaces.families();
        var random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long index = random.nextLong(space.size());
            assertThat(space.index(space.choices(index))).isEqualTo(index);
        }
        assertThat(space.choices(0)).containsOnly(0);
        assertThat(space.choices(1)[space.variables().size() - 1]).isEqualTo(1);
    }

    @Test
    void neighboursAreOneStepAway() {
        DesignSpace space = new DesignSpace(
                HarDNet.hardnet68(), List.of(Variable.of(Kind.FAMILY, 0, 1, 2), Variable.of(Kind.DEPTH, 2, 4, 8, 16)));
        assertThat(space.neighbours(0)).containsExactlyInAnyOrder(4L, 8L, 1L);
        assertThat(space.neighbours(6)).containsExactlyInAnyOrder(2L, 10L, 5L, 7L);
    }

    @Test
    void whatAFamilyLacksMakesNoOtherNetwork() {
        DesignSpace space = new DesignSpace(
                HarDNet.hardnet68(),
                List.of(
                        Variable.of(Kind.FAMILY, 0, 1, 2),
                        Variable.of(Kind.MULTIPLIER, 1.5, 1.7),
                        Variable.ofBlock(Kind.OUT_CHANNELS, 0, 100)));
        assertThat(List.of(space.at(2), space.at(4))).hasOnlyElementsOfTypes(LogDenseNet.class, DenseNet.class);
        assertThat(space.at(2)).isEqualTo(space.at(3));
        assertThat(space.at(4)).isEqualTo(space.at(5));
        assertThat(space.at(0)).isNotEqualTo(space.at(1));
    }

    @Test
    void blocksAreLeftOutAtTheEndAndRepeatedWithoutHalving() {
        DesignSpace space = new DesignSpace(
                HarDNet.hardnet39ds(),
                List.of(Variable.ofBlock(Kind.GROWTH_RATE, 4, 30, 40), Variable.of(Kind.BLOCKS, 2, 4, 6)));
        assertThat(space.variables().getFirst().kind()).isEqualTo(Kind.BLOCKS);
        assertThat(((HarDNet) space.at(0)).blocks())
                .isEqualTo(HarDNet.hardnet39ds().blocks().subList(0, 2));
        assertThat(space.at(0)).isEqualTo(space.at(1));
        assertThat(((HarDNet) space.at(4)).blocks()).hasSize(6);
        assertThat(((HarDNet) space.at(4)).blocks().get(4).growthRate()).isEqualTo(30);
    }

    @Test
    void theCanonicalNumberIsOfTheSameNetwork() {
        DesignSpace space = Spaces.families();
        var random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            long index = random.nextLong(space.size());
            long canonical = space.canonical(index);
            assertThat(space.at(canonical)).isEqualTo(space.at(index));
            assertThat(space.indexOf(space.at(index))).contains(canonical);
        }
        assertThat(space.isRedundant()).isTrue();
        assertThat(Spaces.reference().isRedundant()).isFalse();
        assertThat(Spaces.reference().canonical(1_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void scalesAreOfTheBaseAndNeverNothing() {
        DesignSpace space =
                new DesignSpace(HarDNet.hardnet68(), List.of(Variable.of(Kind.GROWTH_RATE_SCALE, 0.01, 0.5, 1.5)));
        assertThat(growthRates(space, 0)).containsExactly(1, 1, 1, 1, 2);
        assertThat(growthRates(space, 1)).containsExactly(7, 8, 10, 20, 80);
        assertThat(growthRates(space, 2)).containsExactly(21, 24, 30, 60, 240);
    }

    private static List<Integer> growthRates(DesignSpace space, long index) {
        return ((HarDNet) space.at(index))
                .blocks().stream().map(HarDNet.HarDBlock::growthRate).toList();
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> new DesignSpace(
                        DenseNet.densenet121(),
                        List.of(
                                Variable.of(Kind.FAMILY, 0, 1),
                                Variable.of(Kind.DEPTH, 0.5, 600),
                                Variable.ofBlock(Kind.DEPTH_SCALE, 4, 1),
                                Variable.ofBlock(Kind.RESOLUTION, 0, 224, 224))))
                .isInstanceOfSatisfying(
                        InvalidNetwork.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field)
                                .containsExactly(
                                        "variables[0].values",
                                        "variables[1].values[0]",
                                        "variables[1].values[0]",
                                        "variables[1].values[1]",
                                        "variables[2].blocks[0]",
                                        "variables[2]",
                                        "variables[3].values[1]",
                                        "variables[3].blocks"));
    }

    @Test
    void variesAroundAnyNetwork() {
        for (var network : List.of(HarDNet.hardnet39ds(), DenseNet.densenet121(), LogDenseNet.logDenseNet121())) {
            DesignSpace space = DesignSpace.around(network);
            assertThat(space.size()).isBetween(500L, 5_000_000L);
            assertThat(space.indexOf(network)).isPresent();
            assertThat(space.at(space.indexOf(network).orElseThrow())).isEqualTo(network);
        }
    }
}
