package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The formula against the reference's test vectors, and the filling of tensors. */
class ReferenceWeightsTests {

    private static final JsonNode VECTORS = ReferenceCases.formula().get("test_vectors");

    @Test
    void hashesAgreeWithTheTestVectors() {
        assertHashes("h32_t0", 0);
        assertHashes("h32_t7", 7);
        assertHashes("h32_input", ReferenceWeights.INPUT);
        double[] values = ReferenceCases.doubles(VECTORS.get("v_t0"));
        for (int i = 0; i < values.length; i++) {
            assertThat(ReferenceWeights.value(0, i)).isEqualTo(values[i]);
        }
    }

    private static void assertHashes(String name, int tensor) {
        for (int i = 0; i < VECTORS.get(name).size(); i++) {
            assertThat(Integer.toUnsignedLong(ReferenceWeights.hash(tensor, i)))
                    .isEqualTo(VECTORS.get(name).get(i).longValue());
        }
    }

    @Test
    void theFirstTensorsOfHarDNet68HoldTheirValues() {
        try (CompiledNetwork network =
                Torch.runtime().compile(HarDNet.hardnet68().graph(), Torch.cpu())) {
            int tensor = 0;
            for (JsonNode row : VECTORS.get("hardnet68_first_tensors")) {
                NetworkParameter parameter = network.parameters().get(tensor++);
                double[] expected = ReferenceCases.doubles(row.get(3));
                assertThat(parameter.name()).isEqualTo(row.get(0).stringValue());
                assertThat(parameter.values(0, expected.length)).containsExactly(floats(expected));
            }
        }
    }

    @Test
    void chunksJoinWithoutASeam() {
        try (CompiledNetwork network = Torch.runtime().compile(small().graph(), Torch.cpu())) {
            List<float[]> whole = values(network);
            for (NetworkParameter parameter : network.parameters()) {
                ReferenceWeights.fillInput(parameter.elements(), parameter::set);
            }
            ReferenceWeights.fill(network, 7);
            List<float[]> chunked = values(network);
            for (int i = 0; i < whole.size(); i++) {
                assertThat(chunked.get(i)).isEqualTo(whole.get(i));
            }
        }
    }

    @Test
    void everyImageOfABatchGetsItsOwnValuesAndTheFirstThoseOfBatchOne() {
        try (CompiledNetwork network = Torch.runtime().compile(small().graph(), Torch.cpu());
                Inference one = network.inference(1);
                Inference three = network.inference(3)) {
            float[] alone = one.outputs();
            float[] together = three.outputs();
            assertThat(together).hasSize(3 * alone.length);
            assertThat(Arrays.copyOf(together, alone.length))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(alone);
            assertThat(Arrays.copyOfRange(together, alone.length, 2 * alone.length))
                    .isNotEqualTo(alone);
        }
    }

    @Test
    void anInputThatFitsNowhereIsRefusedAndTheNetworkStillRuns() {
        HarDNet wide = new HarDNet(
                new Shape(1024, 8192, 8192),
                false,
                1.7,
                new HarDNet.Stem(8, 8),
                List.of(new HarDBlock(8, 1, 8, false)),
                false,
                0,
                10);
        try (CompiledNetwork network = Torch.runtime().compile(wide.graph(), Torch.cpu())) {
            assertThatThrownBy(() -> network.inference(4096)).isInstanceOf(OutOfDeviceMemory.class);
        }
        try (CompiledNetwork network = Torch.runtime().compile(small().graph(), Torch.cpu())) {
            assertThat(network.numerics().l2()).isPositive();
        }
    }

    @Test
    void weightsThatPassTheDevicesMemoryAreRefusedBeforeAnyIsAskedFor() {
        ComputeDevice tiny = new ComputeDevice("cpu", "a tiny machine", 1_000_000L);
        assertThatThrownBy(() -> Torch.runtime().compile(HarDNet.hardnet68().graph(), tiny))
                .isInstanceOf(OutOfDeviceMemory.class)
                .hasMessage("The weights alone need 70261392 bytes; device cpu has 1000000.");
    }

    @Test
    void anotherThreadComputesTheSameWithoutRecordingGradients() throws InterruptedException {
        try (CompiledNetwork network = Torch.runtime().compile(small().graph(), Torch.cpu())) {
            Numerics here = network.numerics();
            Numerics[] there = new Numerics[1];
            boolean[] recorded = new boolean[1];
            network.block().observe((_, value) -> recorded[0] |= value.hasGradient());
            Thread thread = Thread.ofPlatform().start(() -> there[0] = network.numerics());
            thread.join();
            assertThat(there[0]).isEqualTo(here);
            assertThat(recorded[0]).isFalse();
        }
    }

    private static HarDNet small() {
        return new HarDNet(
                new Shape(3, 64, 64),
                true,
                1.7,
                new HarDNet.Stem(8, 16),
                List.of(new HarDBlock(8, 8, 32, true), new HarDBlock(10, 4, 48, false)),
                false,
                0.1,
                10);
    }

    private static List<float[]> values(CompiledNetwork network) {
        return network.parameters().stream()
                .map(parameter -> parameter.values(0, (int) parameter.elements()))
                .toList();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
