package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.network.UntrainedNetwork.Draw;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each signal against its definition, computed in another way: counting, finite differences, scaling. */
class SignalMeterTests {

    private static final int SEED = 3;
    private static final int IMAGES = TrainingFreeSignals.IMAGES;

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void naswotIsTheDeterminantOfWhatImagesAgreeOn(boolean depthwise) {
        LayerGraph graph = tiny(depthwise);
        PlainNetwork network = new PlainNetwork(graph, drawn(graph, Draw.SIGNED), true);
        double[][] agreements = new double[IMAGES][IMAGES];
        List<double[][]> values = images(graph).stream().map(network::values).toList();
        for (int node = 1; node < graph.size(); node++) {
            if (graph.layer(node) instanceof Layer.Relu6 || graph.layer(node) instanceof Layer.Relu) {
                for (int i = 0; i < IMAGES; i++) {
                    for (int j = 0; j < IMAGES; j++) {
                        agreements[i][j] += agreed(values.get(i)[node], values.get(j)[node]);
                    }
                }
            }
        }

        // By cofactors, on a smaller scale so that products stay exact enough.
        double scale = agreements[0][0];
        for (double[] row : agreements) {
            for (int j = 0; j < IMAGES; j++) {
                row[j] /= scale;
            }
        }
        double expected = Math.log(Math.abs(determinant(agreements))) + IMAGES * Math.log(scale);
        assertThat(measured(graph).naswot()).isEqualTo(expected, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void synflowIsHowFastTheOutputsGrowWithAllWeights(boolean depthwise) {
        LayerGraph graph = tiny(depthwise);
        double[] ones = new double[(int) graph.shape(LayerGraph.INPUT).elements()];
        Arrays.fill(ones, 1);
        // Σ w ∂R/∂w is dR(t·w)/dt at t = 1.
        double step = 1e-5;
        double expected = (flow(graph, 1 + step, ones) - flow(graph, 1 - step, ones)) / (2 * step);

        assertThat(measured(graph).synflow()).isEqualTo(Math.log10(expected), within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void gradNormIsTheSumOfSquaredFiniteDifferences(boolean depthwise) {
        LayerGraph graph = tiny(depthwise);
        Map<String, double[]> parameters = drawn(graph, Draw.SIGNED);
        List<double[]> images = images(graph);
        ToDoubleFunction<Map<String, double[]>> loss = at -> crossEntropy(graph, at, images);
        double sum = 0;
        double step = 1e-5;
        for (Map.Entry<String, double[]> parameter : parameters.entrySet()) {
            if (parameter.getKey().contains("running_")) {
                continue;
            }
            double[] values = parameter.getValue();
            for (int i = 0; i < values.length; i++) {
                double before = values[i];
                values[i] = before + step;
                double above = loss.applyAsDouble(parameters);
                values[i] = before - step;
                double below = loss.applyAsDouble(parameters);
                values[i] = before;
                sum += Math.pow((above - below) / (2 * step), 2);
            }
        }

        double measured = measured(graph).gradNorm();
        assertThat(measured).isEqualTo(sum, within(2e-3 * sum));
    }

    @Test
    void theSeedAloneDrawsEverything() {
        LayerGraph graph = tiny(false);
        TrainingFreeSignals first = measured(graph);

        assertThat(measured(graph)).isEqualTo(first);
        TrainingFreeSignals other = Torch.runtime().signals(graph, Torch.cpu(), SEED + 1);
        assertThat(other.naswot()).isNotEqualTo(first.naswot());
        assertThat(other.synflow()).isNotEqualTo(first.synflow());
        assertThat(other.gradNorm()).isNotEqualTo(first.gradNorm());
    }

    /** Any machine draws the same and computes nearly the same; whoever changes a definition changes these. */
    @ParameterizedTest
    @CsvSource({
        "hardnet-39ds, 111.482, 27.059743, 3061.42",
        "hardnet-68, 112.643, 55.306958, 5700.49",
    })
    void presetsHaveTheseSignals(String preset, double naswot, double synflow, double gradNorm) {
        LayerGraph graph = Presets.find(preset).orElseThrow().network().graph();

        TrainingFreeSignals signals = Torch.runtime().signals(graph, Torch.cpu(), 0);

        assertThat(signals.naswot()).isEqualTo(naswot, within(0.01));
        assertThat(signals.synflow()).isEqualTo(synflow, within(1e-5));
        assertThat(signals.gradNorm()).isEqualTo(gradNorm, within(1e-3 * gradNorm));
    }

    @Test
    void twoHundredLayersStayWithinADouble() {
        var spec = new DenseNet(
                new Shape(3, 32, 32),
                64,
                List.of(new DenseStage(32, 6), new DenseStage(32, 12), new DenseStage(32, 48), new DenseStage(32, 32)),
                4,
                0.5,
                0,
                1000);
        TrainingFreeSignals signals = Torch.runtime().signals(spec.graph(), Torch.cpu(), 0);
        System.out.println("DenseNet-201 at 32×32, seed 0: " + signals);
        assertThat(signals.synflow()).isFinite().isGreaterThan(70);
    }

    @Test
    void theLogarithmOfASingularMatrixIsNotFinite() {
        assertThat(ActivationCodes.logDeterminant(new double[][] {{2, 2}, {2, 2}}))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ActivationCodes.logDeterminant(new double[][] {{0, 2}, {3, 1}}))
                .isEqualTo(Math.log(6), within(1e-12));
    }

    private static TrainingFreeSignals measured(LayerGraph graph) {
        return Torch.runtime().signals(graph, Torch.cpu(), SEED);
    }

    private static LayerGraph tiny(boolean depthwise) {
        return new HarDNet(
                        new Shape(3, 16, 16),
                        depthwise,
                        1.7,
                        new HarDNet.Stem(2, 4),
                        List.of(new HarDBlock(3, 2, 5, false)),
                        false,
                        0.1,
                        3)
                .graph();
    }

    private static Map<String, double[]> drawn(LayerGraph graph, Draw draw) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        try (UntrainedNetwork network = Torch.runtime().untrained(graph, Torch.cpu(), DataType.FLOAT32, draw, SEED)) {
            for (NetworkParameter parameter : network.parameters()) {
                float[] values = parameter.values(0, (int) parameter.elements());
                drawn.put(
                        parameter.name(),
                        IntStream.range(0, values.length)
                                .mapToDouble(i -> values[i])
                                .toArray());
            }
        }
        return drawn;
    }

    /** From their definition: uniform noise of variance 1. */
    private static List<double[]> images(LayerGraph graph) {
        int size = (int) graph.shape(LayerGraph.INPUT).elements();
        int stream = UntrainedNetwork.stream(SEED, ReferenceWeights.INPUT);
        return IntStream.range(0, IMAGES)
                .mapToObj(image -> IntStream.range(0, size)
                        .mapToDouble(i ->
                                (float) (Math.sqrt(3) * ReferenceWeights.value(stream, (long) image * size + i)))
                        .toArray())
                .toList();
    }

    private static double agreed(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .filter(i -> one[i] > 0 == other[i] > 0)
                .count();
    }

    private static double determinant(double[][] matrix) {
        int n = matrix.length;
        if (n == 1) {
            return matrix[0][0];
        }
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double[][] minor = new double[n - 1][n - 1];
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (j != k) {
                        minor[i - 1][j < k ? j : j - 1] = matrix[i][j];
                    }
                }
            }
            sum += (k % 2 == 0 ? 1 : -1) * matrix[0][k] * determinant(minor);
        }
        return sum;
    }

    private static double flow(LayerGraph graph, double factor, double[] image) {
        Map<String, double[]> parameters = drawn(graph, Draw.POSITIVE);
        for (int node = 0; node < graph.size(); node++) {
            if (graph.layer(node) instanceof Layer.Conv2d || graph.layer(node) instanceof Layer.Linear) {
                double[] weight = Objects.requireNonNull(parameters.get(graph.name(node) + ".weight"));
                for (int i = 0; i < weight.length; i++) {
                    weight[i] *= factor;
                }
            }
        }
        return Arrays.stream(new PlainNetwork(graph, parameters, false).outputs(image))
                .sum();
    }

    private static double crossEntropy(LayerGraph graph, Map<String, double[]> parameters, List<double[]> images) {
        var network = new PlainNetwork(graph, parameters, true);
        return IntStream.range(0, IMAGES)
                        .parallel()
                        .mapToDouble(image -> {
                            double[] logits = network.outputs(images.get(image));
                            double sum = Arrays.stream(logits).map(Math::exp).sum();
                            return Math.log(sum) - logits[SignalMeter.label(SEED, image, logits.length)];
                        })
                        .sum()
                / IMAGES;
    }
}
