package dev.overtone.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.Presets;
import java.util.ArrayList;
import java.util.List;
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
    void saysWhereAMapShrinksToNothing() {
        var first = refusal(new Shape(3, 2, 2), new HarDBlock(14, 4, 64, true));
        assertThat(first.message())
                .isEqualTo("A feature map of 1×1 shrinks to nothing in block 1 (max pooling 2×2);"
                        + " the input must be larger, or be halved less often.");

        var block = refusal(new Shape(3, 24, 10), new HarDBlock(14, 4, 64, true), new HarDBlock(14, 4, 64, true));
        assertThat(block.field()).isEqualTo("blocks[1]");
        assertThat(block.value()).isEqualTo("3×1 feature map");
        assertThat(block.message()).contains("shrinks to nothing in block 2 (max pooling 2×2)");
    }

    private static Violation refusal(Shape input, HarDBlock... blocks) {
        var network = new HarDNet(input, false, 1.7, new HarDNet.Stem(32, 64), List.of(blocks), false, 0.1, 1000);
        return catchThrowableOfType(InvalidNetwork.class, network::graph)
                .violations()
                .getFirst();
    }
}
