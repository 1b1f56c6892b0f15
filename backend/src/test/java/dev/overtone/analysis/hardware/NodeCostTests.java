package dev.overtone.analysis.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.NodeCost.Kind;
import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network's nodes one by one cost what its rows with their surroundings cost. */
class NodeCostTests {

    private static final Hardware DEVICE = Hardware.calibrated("own", "Own", 178e9, 21e9);

    @ParameterizedTest(name = "{0}, batch {1}")
    @CsvSource({"hardnet-68, 1", "hardnet-39ds, 1", "hardnet-39ds, 7", "densenet-121, 1", "log-densenet-121, 4"})
    void addUpToTheExecution(String preset, int batch) {
        Analysis analysis =
                Analysis.of(Presets.find(preset).orElseThrow().network().graph());
        var scenario = new Scenario(Precision.FP32, batch, false, false, 1);
        Execution execution = Execution.of(analysis, scenario);

        List<NodeCost> costs = NodeCost.of(analysis, scenario);

        assertThat(costs).hasSize(analysis.graph().size());
        assertThat(costs).extracting(NodeCost::node).isSorted();
        assertThat(costs.stream().mapToLong(NodeCost::bytes).sum()).isEqualTo(execution.bytes());
        assertThat(costs.stream().filter(cost -> cost.bytes() > 0).count()).isEqualTo(execution.operations());
        assertThat(costs.stream().mapToLong(NodeCost::macs).sum())
                .isEqualTo(analysis.totals().macs());
        assertThat(costs.stream().mapToLong(NodeCost::cio).sum())
                .isEqualTo(analysis.totals().cio());
        assertThat(costs.stream()
                        .filter(cost -> cost.kind() == Kind.CONV2D || cost.kind() == Kind.DEPTHWISE_CONV2D)
                        .mapToLong(NodeCost::elements)
                        .sum())
                .isEqualTo(analysis.totals().cio());
        double roofline = Roofline.of(execution, DEVICE).milliseconds();
        assertThat(costs.stream()
                        .mapToDouble(cost -> cost.rooflineMilliseconds(DEVICE, scenario))
                        .sum())
                .isEqualTo(roofline, within(1e-9 * roofline));
        assertThat(costs.stream()
                        .filter(cost -> cost.kind() == Kind.CONCAT)
                        .mapToLong(cost -> cost.out().elements())
                        .sum())
                .isEqualTo(analysis.totals().concatElements());
    }
}
