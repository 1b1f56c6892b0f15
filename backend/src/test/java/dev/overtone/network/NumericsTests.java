package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The compiled networks against what the authors' code computes from the same weights, in double precision. */
class NumericsTests {

    private static final Offset<Double> SINGLE_PRECISION = within(1e-3);

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("networksInEachExecution")
    void agreeWithTheOfficialCode(String name, Execution execution) {
        JsonNode expected = ReferenceCases.numerics(name).get("float64");
        double[] head = ReferenceCases.doubles(expected.get("first10"));

        Numerics numerics = numerics(ReferenceCases.network(name).graph(), execution);

        assertThat(numerics.head()).hasSize(head.length);
        for (int i = 0; i < head.length; i++) {
            assertThat(numerics.head().get(i)).as("output %d", i).isCloseTo(head[i], SINGLE_PRECISION);
        }
        assertThat(numerics.l2()).isCloseTo(expected.get("l2").doubleValue(), SINGLE_PRECISION);
        assertThat(numerics.sum()).isCloseTo(expected.get("sum").doubleValue(), within(1e-2));
        assertThat(numerics.argmax()).isEqualTo(expected.get("argmax").intValue());
    }

    static Stream<String> networks() {
        return ReferenceCases.networks();
    }

    static Stream<Arguments> networksInEachExecution() {
        return networks()
                .flatMap(name -> Stream.of(Execution.values()).map(execution -> Arguments.of(name, execution)));
    }

    /** Strides are what the format is about: with one channel, or one pixel, both formats are the same. */
    @Test
    void channelsLieInnermostInEveryValueWhereAskedFor() {
        LayerGraph graph = HarDNet.hardnet39ds().graph();
        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu(), Execution.EAGER_CHANNELS_LAST)) {
            network.block().observe((node, value) -> {
                Shape shape = graph.shape(node);
                if (shape.channels() > 1 && shape.width() > 1) {
                    assertThat(Torch.stride(value, 1))
                            .as("channel stride of %s", graph.name(node))
                            .isOne();
                }
            });
            network.numerics();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networksWithProbes")
    void agreeAfterEveryModule(String name) {
        LayerGraph graph = ReferenceCases.network(name).graph();
        JsonNode probes = ReferenceCases.numerics(name).get("stage_probes");
        float[][] maps = new float[graph.size()][];
        boolean[] wanted = new boolean[graph.size()];
        for (JsonNode probe : probes) {
            wanted[Subgraph.end(graph, "base." + probe.get(0).intValue())] = true;
        }
        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu())) {
            network.block().observe((node, value) -> {
                if (wanted[node]) {
                    maps[node] = value.toFloatArray();
                }
            });
            network.numerics();
        }
        for (JsonNode probe : probes) {
            float[] map = maps[Subgraph.end(graph, "base." + probe.get(0).intValue())];
            double sum = 0;
            double squares = 0;
            for (float value : map) {
                sum += value;
                squares += (double) value * value;
            }
            String module = "base." + probe.get(0).intValue();
            assertThat(sum / map.length)
                    .as("mean after %s", module)
                    .isCloseTo(probe.get(3).doubleValue(), SINGLE_PRECISION);
            assertThat(Math.sqrt(squares))
                    .as("l2 after %s", module)
                    .isCloseTo(probe.get(4).doubleValue(), within(1e-5 * Math.sqrt(squares) + 1e-3));
            assertThat((double) map[0])
                    .as("first of %s", module)
                    .isCloseTo(probe.get(5).doubleValue(), SINGLE_PRECISION);
            assertThat((double) map[map.length - 1])
                    .as("last of %s", module)
                    .isCloseTo(probe.get(6).doubleValue(), SINGLE_PRECISION);
        }
    }

    static Stream<String> networksWithProbes() {
        return ReferenceCases.networks()
                .filter(name -> ReferenceCases.numerics(name).has("stage_probes"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"block_conv", "block_ds"})
    void aSingleBlockAgreesInEveryElement(String name) {
        JsonNode block = ReferenceCases.numerics(name);
        double[] expected = ReferenceCases.doubles(block.get("out_float64"));

        LayerGraph graph = singleBlock(block);

        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu());
                Inference inference = network.inference(1)) {
            assertNames(network.parameters(), block.get("tensors"));
            float[] outputs = inference.outputs();
            assertThat(outputs).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) outputs[i]).as("element %d", i).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    private static LayerGraph singleBlock(JsonNode block) {
        int channels = block.get("in_ch").intValue();
        var spec = new HarDNet(
                new Shape(3, 64, 64),
                block.get("depth_wise").booleanValue(),
                block.get("grmul").doubleValue(),
                new HarDNet.Stem(8, channels),
                List.of(new HarDBlock(
                        block.get("gr").intValue(), block.get("n_layers").intValue(), 8, false)),
                block.get("keep_base").booleanValue(),
                0,
                10);
        return Subgraph.of(
                spec.graph(),
                "base.3",
                new Shape(channels, block.get("h").intValue(), block.get("w").intValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void tensorsBearTheOfficialNamesInTheirOrder(String name) {
        JsonNode expected = ReferenceCases.numerics(name);
        try (CompiledNetwork network =
                Torch.runtime().compile(ReferenceCases.network(name).graph(), Torch.cpu())) {
            List<NetworkParameter> parameters = network.parameters();
            assertThat(parameters).hasSize(expected.get("n_tensors").intValue());
            assertNames(parameters, expected.get("tensor_table_head"));
            assertNames(parameters, expected.get("tensor_table_tail"));
        }
    }

    private static void assertNames(List<NetworkParameter> parameters, JsonNode table) {
        for (JsonNode row : table) {
            NetworkParameter parameter = parameters.get(row.get(0).intValue());
            // The reference DenseNet was built from a port with module names of its own.
            if (!row.get(1).stringValue().matches("(conv0|norm0|stages|fc)\\..*")) {
                assertThat(parameter.name()).isEqualTo(row.get(1).stringValue());
            }
            double[] shape = ReferenceCases.doubles(row.get(3));
            assertThat(parameter.shape())
                    .as(parameter.name())
                    .containsExactly(
                            Arrays.stream(shape).mapToLong(d -> (long) d).toArray());
        }
    }

    @Test
    void densenetBearsTorchvisionsNames() {
        try (CompiledNetwork network = Torch.runtime()
                .compile(ReferenceCases.network("DenseNet-121@64").graph(), Torch.cpu())) {
            List<String> names =
                    network.parameters().stream().map(NetworkParameter::name).toList();
            assertThat(names)
                    .startsWith(
                            "features.conv0.weight",
                            "features.norm0.weight",
                            "features.norm0.bias",
                            "features.norm0.running_mean",
                            "features.norm0.running_var",
                            "features.denseblock1.denselayer1.norm1.weight")
                    .endsWith("features.norm5.running_var", "classifier.weight", "classifier.bias")
                    .doesNotHaveDuplicates();
        }
    }

    private static Numerics numerics(LayerGraph graph, Execution execution) {
        try (CompiledNetwork network = Torch.runtime().compile(graph, Torch.cpu(), execution)) {
            return network.numerics();
        }
    }
}
