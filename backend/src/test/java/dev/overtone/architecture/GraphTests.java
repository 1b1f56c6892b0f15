package dev.overtone.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.Presets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every reader of the graph relies on. */
class GraphTests {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hardnet-39ds",
        "hardnet-68",
        "hardnet-68ds",
        "hardnet-85",
        "densenet-121",
        "densenet-161",
        "densenet-169",
        "densenet-201",
        "log-densenet-121"
    })
    void isInExecutionOrderAndKnowsItsReaders(String preset) {
        LayerGraph graph = Presets.find(preset).orElseThrow().network().graph();
        int[] lastReaders = new int[graph.size()];
        for (int node = 1; node < graph.size(); node++) {
            for (int i = 0; i < graph.inputs(node); i++) {
                assertThat(graph.input(node, i)).isLessThan(node);
                lastReaders[graph.input(node, i)] = node;
            }
        }
        for (int node = 0; node < graph.size(); node++) {
            assertThat(graph.lastReader(node)).as("node %d", node).isEqualTo(lastReaders[node]);
        }
        assertThat(graph.inputs(LayerGraph.INPUT)).isZero();
        assertThat(graph.output()).isEqualTo(graph.size() - 1);
        assertThat(graph.shape(graph.output())).isEqualTo(new Shape(1000, 1, 1));
    }

    @Test
    void namesModulesAsTheAuthorsDo() {
        LayerGraph graph = HarDNet.hardnet68().graph();
        List<String> names = new ArrayList<>();
        for (int node = 0; node < graph.size(); node++) {
            names.add(graph.name(node));
        }
        assertThat(names).contains("base.0.conv", "base.0.norm", "base.3.layers.0.conv", "base.16.3");
        assertThat(DenseNet.densenet121().graph().name(1)).isEqualTo("features.conv0");
    }

    @Test
    void keepsItsBlocks() {
        LayerGraph graph = HarDNet.hardnet68().graph();
        assertThat(graph.blocks()).hasSize(5);
        assertThat(DenseNet.densenet121().graph().blocks()).hasSize(4);
    }

    @Test
    void saysWhereAMapShrinksToNothingAndWhichInputIsTooSmall() {
        List<Violation> first = refusal(new Shape(3, 2, 2), new HarDBlock(14, 4, 64, true));
        assertThat(first).extracting(Violation::field).containsExactly("blocks[0]", "input.height", "input.width");
        assertThat(first.getFirst().message())
                .isEqualTo("A feature map of 1×1 shrinks to nothing in block 1 (max pooling 2×2);"
                        + " the input must be larger, or be halved less often.");

        List<Violation> second =
                refusal(new Shape(3, 24, 10), new HarDBlock(14, 4, 64, true), new HarDBlock(14, 4, 64, true));
        assertThat(second).extracting(Violation::field).containsExactly("blocks[1]", "input.width");
        assertThat(second.getFirst().value()).isEqualTo("3×1 feature map");
        assertThat(second.getFirst().message()).contains("shrinks to nothing in block 2 (max pooling 2×2)");
        assertThat(second.get(1))
                .isEqualTo(
                        new Violation("input.width", 10L, "13..8192", "input.width must be within 13..8192, was 10."));
    }

    @ParameterizedTest
    @CsvSource({"hardnet-39ds", "hardnet-68", "hardnet-68ds", "hardnet-85", "densenet-121", "log-densenet-121"})
    void knowsTheSmallestInputOfTheWholeNetwork(String preset) {
        int smallest = 1;
        while (tooSmall(preset, smallest, 224) != null) {
            smallest++;
        }
        for (int side = 1; side < smallest; side++) {
            String allowed = smallest + "..8192";
            assertThat(tooSmall(preset, side, 224))
                    .as("%d high", side)
                    .containsExactly(tuple("input.height", (long) side, allowed));
            assertThat(tooSmall(preset, 224, side))
                    .as("%d wide", side)
                    .containsExactly(tuple("input.width", (long) side, allowed));
            assertThat(tooSmall(preset, smallest - 1, side))
                    .containsExactly(
                            tuple("input.height", smallest - 1L, allowed), tuple("input.width", (long) side, allowed));
        }
    }

    @Test
    void promisesNoInputWhereNoneIsLargeEnough() {
        HarDBlock[] blocks =
                Collections.nCopies(64, new HarDBlock(14, 4, 64, true)).toArray(HarDBlock[]::new);
        assertThat(refusal(new Shape(3, 8192, 8192), blocks)).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("blocks[11]");
            assertThat(violation.allowed()).isEqualTo("fewer downsamplings");
            assertThat(violation.message()).endsWith("; it must be halved less often.");
        });
        assertThat(refusal(new Shape(3, 8, 8192), blocks))
                .extracting(Violation::field)
                .containsExactly("blocks[1]");
    }

    @Test
    void namesWhatShrankBeforeWhatGrewTooWide() {
        var network = new HarDNet(
                new Shape(3, 2, 2),
                false,
                4,
                new HarDNet.Stem(32, 64),
                List.of(new HarDBlock(14, 4, 64, true), new HarDBlock(4096, 512, 64, false)),
                false,
                0.1,
                1000);
        assertThat(refusal(network)).extracting(Violation::field).containsExactly("blocks[0]", "blocks[1]");
    }

    private static @Nullable List<Tuple> tooSmall(String preset, int height, int width) {
        NetworkSpec known = Presets.find(preset).orElseThrow().network();
        Shape input = new Shape(3, height, width);
        NetworkSpec network = switch (known) {
            case HarDNet net -> net.with(input, net.multiplier(), net.blocks());
            case DenseNet net -> net.with(input, net.blocks(), net.classes());
            case LogDenseNet net -> net.with(input, net.blocks(), net.classes());
            default -> throw new AssertionError(known.family());
        };
        try {
            network.graph();
            return null;
        } catch (InvalidNetwork e) {
            return e.violations().stream()
                    .filter(violation -> violation.field().startsWith("input."))
                    .map(violation -> tuple(violation.field(), violation.value(), violation.allowed()))
                    .toList();
        }
    }

    private static List<Violation> refusal(Shape input, HarDBlock... blocks) {
        return refusal(new HarDNet(input, false, 1.7, new HarDNet.Stem(32, 64), List.of(blocks), false, 0.1, 1000));
    }

    private static List<Violation> refusal(NetworkSpec network) {
        return catchThrowableOfType(InvalidNetwork.class, network::graph).violations();
    }
}
