package dev.overtone.analysis.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RooflineTests {

    private static final Hardware PLAIN =
            new Hardware("plain", "Plain", Hardware.Kind.CPU, Map.of(Precision.FP32, 2e9), 4e9, 0.5, 1e-3, "made up");

    /** Counted by hand from the official code: 67 convolutions, norms and ReLU6, 35 concatenations, 4 pools, the head. */
    @ParameterizedTest(name = "fused {0}, concat-free {1}")
    @CsvSource({"false, false, 242", "true, false, 108", "true, true, 73"})
    void startsAsManyOperationsAsAFrameworkDoes(boolean fused, boolean concatFree, int operations) {
        assertThat(execution("hardnet-68", 1, fused, concatFree).operations()).isEqualTo(operations);
    }

    @Test
    void movesAtLeastEachInputWeightAndOutput() {
        Analysis analysis = analysis("hardnet-68");
        long linearMaps = 1024 + 1000;
        long convolutionsAndClassifier = 16_527_736 + 1_025_000;
        assertThat(execution("hardnet-68", 1, true, true).minimumBytes())
                .isEqualTo(4 * (analysis.totals().cio() + linearMaps + convolutionsAndClassifier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hardnet-39ds", "hardnet-68", "hardnet-85", "densenet-121", "log-densenet-121"})
    void copiesOfConcatenationsAreTwiceTheirElements(String preset) {
        long copied = execution(preset, 3, false, false).bytes()
                - execution(preset, 3, false, true).bytes();
        assertThat(copied).isEqualTo(3 * 4 * 2 * analysis(preset).totals().concatElements());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hardnet-68", "densenet-121", "log-densenet-121"})
    void everyOperationOfTheGraphIsCountedOnce(String preset) {
        LayerGraph graph = analysis(preset).graph();
        long expected = 0;
        for (int node = 1; node < graph.size(); node++) {
            switch (graph.layer(node)) {
                case dev.overtone.architecture.Layer.Dropout _ -> {}
                default -> expected++;
            }
        }
        assertThat(execution(preset, 1, false, false).operations()).isEqualTo(expected);
    }

    /** One block of one layer, 32×32 maps: every byte by hand. */
    @Test
    void executesABlockByHand() {
        var network = new DenseNet(new Shape(3, 128, 128), 8, List.of(new DenseStage(4, 1)), 4, 0.5, 0, 10);
        var rows = Execution.of(Analysis.of(network.graph()), new Scenario(Precision.FP16, 1, true, false, 1))
                .rows();
        assertThat(rows.stream().map(row -> row.cost().name()))
                .containsExactly(
                        "features.conv0",
                        "features.denseblock1.denselayer1.conv1",
                        "features.denseblock1.denselayer1.conv2",
                        "classifier");
        long stem = 2 * (3 * 128 * 128 + 8 * 64 * 64 + 8 * 3 * 49);
        long pool = 2 * (8 * 64 * 64 + 8 * 32 * 32);
        assertThat(rows.get(0).minimumBytes()).isEqualTo(stem);
        long norm1 = 2 * (8 * 1024 + 8 * 1024 + 2 * 8);
        assertThat(rows.get(0).bytes())
                .as("bias of the folded norm, the pool, then a norm with its relu on a map that is read again")
                .isEqualTo(stem + 2 * 8 + pool + norm1);
        long conv1 = 2 * (8 * 1024 + 16 * 1024 + 8 * 16);
        assertThat(rows.get(1).bytes()).as("the folded norm2 with it").isEqualTo(conv1 + 2 * 16);
        assertThat(rows.get(2).bytes()).isEqualTo(2 * (16 * 1024 + 4 * 1024 + 16 * 4 * 9));
        long gathered = 2 * (12 * 1024 + 12 * 1024);
        long norm5 = 2 * (12 * 1024 + 12 * 1024 + 2 * 12);
        long mean = 2 * (12 * 1024 + 12);
        assertThat(rows.get(3).bytes()).isEqualTo(gathered + norm5 + mean + 2 * (12 + 10 + 13 * 10));
    }

    @Test
    void aLayerTakesTheLongerOfArithmeticAndTraffic() {
        Roofline roofline = Roofline.of(execution("hardnet-68ds", 2, true, true), PLAIN);
        assertThat(roofline.rows()).hasSameSizeAs(roofline.execution().rows());
        double total = 0;
        for (int i = 0; i < roofline.rows().size(); i++) {
            Execution.Row bytes = roofline.execution().rows().get(i);
            double peak = bytes.cost().groups() > 1 ? 0.5e9 : 1e9;
            double compute = 2.0 * bytes.cost().macs() / peak;
            double expected = Math.max(compute, bytes.ownBytes() / 4e9)
                    + bytes.surroundingBytes() / 4e9
                    + bytes.operations() * 1e-3;
            assertThat(roofline.rows().get(i).seconds()).isEqualTo(expected);
            total += expected;
        }
        assertThat(roofline.seconds()).isEqualTo(total);
    }

    @Test
    void aLayerOnTheMocLineIsBoundByBoth() {
        assertThat(PLAIN.ridge(Precision.FP32)).isEqualTo(1.0);
        Hardware h200 = Datasheets.find("h200-sxm").orElseThrow();
        assertThat(h200.ridge(Precision.BF16)).isCloseTo(989.5e12 / 2 / 2.4e12, within(1e-9));
    }

    @Test
    void boundsAddUp() {
        Roofline eager = Roofline.of(
                execution("hardnet-68", 1, false, false),
                Datasheets.find("jetson-nano").orElseThrow());
        assertThat(eager.memoryBoundShare()).isStrictlyBetween(0.0, 1.0);
        assertThat(eager.milliseconds()).isEqualTo(eager.seconds() * 1000);
        double longest =
                eager.rows().stream().mapToDouble(Roofline.Row::computeSeconds).sum();
        assertThat(eager.seconds()).isGreaterThan(longest);
    }

    @Test
    void weighsDepthwiseTraffic() {
        Analysis analysis = analysis("hardnet-39ds");
        var half = new Scenario(Precision.FP32, 1, false, false, 0.5);
        long depthwise = analysis.layers().stream()
                .filter(row -> row.groups() > 1)
                .mapToLong(row -> row.cio())
                .sum();
        assertThat(Execution.of(analysis, half).weightedCio())
                .isEqualTo(analysis.totals().cio() - depthwise / 2.0);
    }

    @Test
    void refusesABatchWhoseBytesCannotBeCounted() {
        var widest = new DenseNet(new Shape(3, 8192, 8192), 64, List.of(new DenseStage(1000, 512)), 1, 0.01, 0, 1);
        Analysis analysis = Analysis.of(widest.graph());
        assertThat(Execution.of(analysis, Scenario.EAGER).bytes()).isPositive();
        assertThatThrownBy(() -> Execution.of(analysis, new Scenario(Precision.FP32, 4096, false, false, 1)))
                .isInstanceOfSatisfying(
                        InvalidNetwork.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation -> {
                                    assertThat(violation.field()).isEqualTo("scenario.batchSize");
                                    assertThat(violation.allowed()).matches("at most \\d+ for this network");
                                }));
    }

    @Test
    void shipsADozenTargetsWithTheirSources() {
        assertThat(Datasheets.all())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(device -> {
                    assertThat(device.source()).isNotBlank();
                    assertThat(device.peak(Precision.FP32))
                            .hasValueSatisfying(peak -> assertThat(peak).isPositive());
                    assertThat(device.bandwidth()).isBetween(1e9, 1e13);
                })
                .extracting(Hardware::id)
                .doesNotHaveDuplicates()
                .contains("jetson-nano", "gtx-1080", "h200-sxm", "epyc-9654");
    }

    private static Execution execution(String preset, int batch, boolean fused, boolean concatFree) {
        return Execution.of(analysis(preset), new Scenario(Precision.FP32, batch, fused, concatFree, 1));
    }

    private static Analysis analysis(String preset) {
        return Analysis.of(Presets.find(preset).orElseThrow().network().graph());
    }
}
