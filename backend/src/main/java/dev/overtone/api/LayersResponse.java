package dev.overtone.api;

import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.architecture.Shape;
import dev.overtone.profiling.LayerTimes;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a run's forward goes. Times are medians for the whole batch, in ms.
 *
 * @param forwards that were timed node by node, after the latency had been measured
 * @param sum of all nodes and of what comes before the first and after the last
 * @param whole median of the timed forwards as a whole
 * @param plain median of forwards that nobody looked into, in turns with the timed ones
 * @param p50 the latency that was measured
 * @param gap {@code sum} less {@code p50}
 * @param gapShare of {@code p50}
 * @param clock what the looks at the clock cost in one forward; a card is waited for after each node besides
 * @param roofline the device's own calibration, or null before its first; an estimate, never a measurement
 */
@Schema(name = "Layers")
record LayersResponse(
        @Schema(allowableValues = "ms") String unit,
        int forwards,
        double sum,
        double whole,
        double plain,
        double p50,
        double gap,
        double gapShare,
        double clock,
        double beforeFirst,
        double afterLast,
        @Nullable HardwareResponse roofline,
        List<KindRow> kinds,
        List<NodeRow> layers) {

    /** All nodes of one kind together; share is of the sum, 0..1. */
    @Schema(name = "LayerKind")
    record KindRow(
            String type,
            int nodes,
            double milliseconds,
            double share,
            @Nullable Double rooflineMilliseconds) {}

    /**
     * One node of the graph, in execution order.
     *
     * @param macs for one image
     * @param cio for one image, in elements
     * @param elements read and written for one image, weights apart
     * @param rooflineMilliseconds the least time by the device's calibration
     * @param macsPerSecond achieved, or null where there are none
     * @param elementsPerSecond read and written
     */
    @Schema(name = "LayerTime")
    record NodeRow(
            String name,
            String type,
            Shape in,
            Shape out,
            double milliseconds,
            double share,
            long macs,
            long cio,
            long elements,
            @Nullable Double rooflineMilliseconds,
            @Nullable Double macsPerSecond,
            @Nullable Double elementsPerSecond) {}

    /** @param costs one for each node, in the graph's order */
    static LayersResponse of(
            LayerTimes times, List<NodeCost> costs, Scenario scenario, @Nullable Hardware hardware, double p50) {
        double sum = times.sum();
        var rows = new ArrayList<NodeRow>();
        Map<NodeCost.Kind, KindRow> kinds = new EnumMap<>(NodeCost.Kind.class);
        for (NodeCost cost : costs.subList(1, costs.size())) {
            NodeRow row = row(cost, times.milliseconds().get(cost.node()), sum, scenario, hardware);
            rows.add(row);
            kinds.merge(cost.kind(), kind(row), LayersResponse::together);
        }
        return new LayersResponse(
                "ms",
                times.forwards(),
                sum,
                times.whole(),
                times.plain(),
                p50,
                sum - p50,
                (sum - p50) / p50,
                times.clock(),
                times.milliseconds().getFirst(),
                times.after(),
                hardware == null ? null : HardwareResponse.of(hardware),
                List.copyOf(kinds.values()),
                rows);
    }

    private static NodeRow row(
            NodeCost cost, double milliseconds, double sum, Scenario scenario, @Nullable Hardware hardware) {
        double images = milliseconds > 0 ? scenario.batch() / (milliseconds / 1e3) : 0;
        return new NodeRow(
                cost.name(),
                cost.kind().notation(),
                cost.in(),
                cost.out(),
                milliseconds,
                milliseconds / sum,
                cost.macs(),
                cost.cio(),
                cost.elements(),
                hardware == null ? null : cost.rooflineMilliseconds(hardware, scenario),
                cost.macs() > 0 && images > 0 ? cost.macs() * images : null,
                cost.elements() > 0 && images > 0 ? cost.elements() * images : null);
    }

    private static KindRow kind(NodeRow row) {
        return new KindRow(row.type(), 1, row.milliseconds(), row.share(), row.rooflineMilliseconds());
    }

    private static KindRow together(KindRow a, KindRow b) {
        Double roofline = a.rooflineMilliseconds();
        Double other = b.rooflineMilliseconds();
        return new KindRow(
                a.type(),
                a.nodes() + b.nodes(),
                a.milliseconds() + b.milliseconds(),
                a.share() + b.share(),
                roofline == null || other == null ? null : Double.valueOf(roofline + other));
    }
}
