package dev.overtone.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the families' blocks against a simulation that runs each graph on named buffers. */
class FamiliesTests {

    @ParameterizedTest(name = "{0}: L {1}, k {2}, {3} channels")
    @CsvSource({
        "hardnet, 8, 16, 64",
        "hardnet, 1, 14, 32",
        "hardnet, 7, 20, 300",
        "hardnet, 16, 10, 48",
        "log-densenet, 8, 16, 64",
        "log-densenet, 13, 24, 17",
        "densenet, 1, 32, 64",
        "densenet, 12, 32, 64"
    })
    void everyStepAgreesWithASimulationOfTheMemory(String family, int depth, int growthRate, int channels) {
        FamilyBlock shown = shown(family, depth, growthRate, channels);
        LayerGraph graph = network(family, depth, growthRate, channels).graph();
        Block block = graph.blocks().getFirst();
        int[] buffers = buffers(graph);

        assertThat(shown.steps()).hasSize(depth + 2);
        for (int step = 1; step <= depth; step++) {
            long most = IntStream.rangeClosed(block.end(step - 1) + 1, block.end(step))
                    .mapToLong(node -> elements(graph, needed(graph, buffers, node)))
                    .max()
                    .orElseThrow();
            assertThat(shown.steps().get(step).alive()).as("step %d", step).isEqualTo(most);
        }
        for (int layer = 0; layer <= depth; layer++) {
            assertThat(shown.lastSteps().get(layer)).as("layer %d", layer).isEqualTo(lastStep(graph, buffers, layer));
        }
        assertThat(shown.peak())
                .isEqualTo(shown.steps().stream()
                        .mapToLong(FamilyBlock.Step::alive)
                        .max()
                        .orElseThrow());
    }

    @Test
    void tellsLinksAndTrafficOfHarDNetsBlock() {
        // Layer 1 reads 0, 2 reads 1 and 0, 3 reads 2, 4 reads 3, 2 and 0; they are 16, 28, 16 and 46 wide.
        FamilyBlock shown = shown("hardnet", 4, 16, 64);
        long area = 56 * 56;
        assertThat(shown.steps()).extracting(FamilyBlock.Step::links).containsExactly(0, 1, 3, 4, 7, 7);
        assertThat(shown.steps())
                .extracting(FamilyBlock.Step::channels)
                .containsExactly(0, 64, 64 + 16, 28, 16 + 28 + 64, 16 + 16 + 46);
        assertThat(shown.steps())
                .extracting(step -> step.cio() / area)
                .containsExactly(0L, 80L, 188L, 232L, 386L, 386L);
        // Layer 4 holds the input, layers 1 to 3, the concatenation of three of them, then its own output.
        assertThat(shown.steps().get(4).alive() / area).isEqualTo(64 + 16 + 28 + 16 + 108);
        assertThat(shown.lastSteps()).containsExactly(4, 5, 4, 5, 5);
    }

    @Test
    void countsNoCopyWhereALayerReadsOne() {
        FamilyBlock shown = shown("hardnet", 3, 16, 64);
        assertThat(shown.steps().get(1).copies()).isZero();
        assertThat(shown.steps().get(2).copies()).isEqualTo((64 + 16) * 56 * 56);
        assertThat(shown.steps().get(3).copies()).isZero();
    }

    @Test
    void takesTheUsualValueForWhatCannotBeHadAndSaysSo() {
        FamiliesPage page = FamiliesPage.of(new FamiliesForm("900", "many", "1e308", "2.5", "-1"));
        assertThat(page.blocks()).isEqualTo(FamiliesForm.USUAL);
        assertThat(page.problems())
                .extracting(Problem::field)
                .containsExactly("depth", "growthRate", "multiplier", "channels", "layer");
        assertThat(page.problems().getFirst().message()).isEqualTo("Must be within 1..64, was 900.");
        assertThat(FamiliesPage.of(new FamiliesForm("64", "512", "2", "4096", "65"))
                        .problems())
                .isEmpty();
        FamiliesPage together = FamiliesPage.of(new FamiliesForm("64", "512", "4", "64", null));
        assertThat(together.blocks()).isEqualTo(FamiliesForm.USUAL);
        assertThat(together.problems())
                .extracting(Problem::message)
                .containsExactly("A feature map here would be 2097152 channels wide.");
        assertThat(FamiliesPage.of(new FamiliesForm("NaN", null, " ", null, null))
                        .problems())
                .extracting(Problem::field)
                .containsExactly("depth");
    }

    private static FamilyBlock shown(String family, int depth, int growthRate, int channels) {
        var form = new FamiliesForm("" + depth, "" + growthRate, null, "" + channels, null);
        return FamiliesPage.of(form).families().stream()
                .filter(shown -> shown.id().equals(family))
                .findFirst()
                .orElseThrow();
    }

    /** The same block, written down on its own. */
    private static NetworkSpec network(String family, int depth, int growthRate, int channels) {
        boolean hardnet = family.equals("hardnet");
        return NetworkJson.read(
                "{\"family\": \"%s\", \"stem\": [%s], \"blocks\": [{\"growthRate\": %d, \"depth\": %d%s}]}"
                        .formatted(
                                family,
                                (hardnet ? "32, " : "") + channels,
                                growthRate,
                                depth,
                                hardnet ? ", \"outChannels\": 99" : ""));
    }

    private static int[] buffers(LayerGraph graph) {
        int[] buffers = new int[graph.size()];
        for (int node = 1; node < graph.size(); node++) {
            boolean elementwise = graph.layer(node) instanceof Layer.BatchNorm
                    || graph.layer(node) instanceof Layer.Relu
                    || graph.layer(node) instanceof Layer.Relu6
                    || graph.layer(node) instanceof Layer.Dropout;
            int input = graph.input(node, 0);
            boolean free = readers(graph, input).stream().noneMatch(after(node));
            buffers[node] = elementwise && free ? buffers[input] : node;
        }
        return buffers;
    }

    private static java.util.function.Predicate<Integer> after(int node) {
        return reader -> reader > node;
    }

    /** The buffers that this step or any later one needs. */
    private static Set<Integer> needed(LayerGraph graph, int[] buffers, int step) {
        var needed = new HashSet<Integer>(List.of(buffers[step]));
        for (int tensor = 0; tensor < step; tensor++) {
            if (readers(graph, tensor).stream().anyMatch(after(step - 1))) {
                needed.add(buffers[tensor]);
            }
        }
        return needed;
    }

    /** The last step, counted in layers, for which a layer's buffer is needed. */
    private static int lastStep(LayerGraph graph, int[] buffers, int layer) {
        Block block = graph.blocks().getFirst();
        int buffer = buffers[block.end(layer)];
        if (needed(graph, buffers, block.end(block.depth()) + 1).contains(buffer)) {
            return block.depth() + 1;
        }
        int last = layer;
        for (int step = layer + 1; step <= block.depth(); step++) {
            if (needed(graph, buffers, block.end(step - 1) + 1).contains(buffer)) {
                last = step;
            }
        }
        return last;
    }

    private static List<Integer> readers(LayerGraph graph, int tensor) {
        var readers = new ArrayList<Integer>();
        for (int reader = tensor + 1; reader < graph.size(); reader++) {
            for (int i = 0; i < graph.inputs(reader); i++) {
                if (graph.input(reader, i) == tensor) {
                    readers.add(reader);
                }
            }
        }
        return readers;
    }

    private static long elements(LayerGraph graph, Set<Integer> buffers) {
        return buffers.stream()
                .mapToLong(buffer -> graph.shape(buffer).elements())
                .sum();
    }
}
