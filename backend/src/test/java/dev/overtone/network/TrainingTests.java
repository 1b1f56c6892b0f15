package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.network.NetworkParameter.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training mode: what a trainer will rely on. */
class TrainingTests {

    private static final Shape INPUT = new Shape(3, 64, 64);

    static Stream<NetworkSpec> families() {
        return Stream.of(
                hardnet(false),
                hardnet(true),
                new DenseNet(INPUT, 16, List.of(new DenseStage(8, 3), new DenseStage(8, 2)), 4, 0.5, 0.1, 10));
    }

    private static HarDNet hardnet(boolean depthwise) {
        return new HarDNet(
                INPUT,
                depthwise,
                1.7,
                new HarDNet.Stem(8, 16),
                List.of(new HarDBlock(8, 8, 32, true), new HarDBlock(10, 4, 48, false)),
                false,
                0.1,
                10);
    }

    @ParameterizedTest
    @MethodSource("families")
    void gradientsReachEveryTrainableTensorAndRunningStatisticsMove(NetworkSpec spec) {
        try (CompiledNetwork network = Torch.runtime().compile(spec.graph(), Torch.cpu())) {
            List<float[]> before = network.parameters().stream()
                    .map(p -> p.values(0, (int) p.elements()))
                    .toList();
            try (NDManager step = network.manager().newSubManager();
                    GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray images = step.randomNormal(new ai.djl.ndarray.types.Shape(4, 3, 64, 64));
                gradients.backward(network.forward(images, true).square().sum());
            }
            for (int i = 0; i < before.size(); i++) {
                NetworkParameter parameter = network.parameters().get(i);
                boolean isStatistic = parameter.role() == Role.RUNNING_MEAN || parameter.role() == Role.RUNNING_VAR;
                assertThat(parameter.isTrainable()).as(parameter.name()).isEqualTo(!isStatistic);
                float[] after = parameter.values(0, (int) parameter.elements());
                if (isStatistic) {
                    assertThat(after).as(parameter.name()).isNotEqualTo(before.get(i));
                } else {
                    assertThat(after).as(parameter.name()).isEqualTo(before.get(i));
                    assertThat(largestGradient(parameter)).as(parameter.name()).isPositive();
                }
            }
        }
    }

    private static double largestGradient(NetworkParameter parameter) {
        try (NDArray gradient = parameter.parameter().getArray().getGradient();
                NDArray magnitude = gradient.abs();
                NDArray largest = magnitude.max()) {
            return largest.getFloat();
        }
    }
}
