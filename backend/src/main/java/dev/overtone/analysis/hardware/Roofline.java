package dev.overtone.analysis.hardware;

import dev.overtone.analysis.LayerCost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The least time that a network could take on a device (roofline, Williams et al., CACM 2009): each layer is bound by
 * arithmetic or by memory traffic, whichever takes longer; what surrounds it moves memory only. An estimate from
 * datasheets, never a measurement.
 *
 * @param rows one for each row of the execution
 * @param seconds for one forward of the whole batch
 */
public record Roofline(Hardware hardware, Execution execution, List<Row> rows, double seconds) {

    /** What a layer waits for. */
    public enum Bound {
        COMPUTE,
        MEMORY
    }

    /**
     * One layer with what surrounds it.
     *
     * @param computeSeconds its arithmetic at the device's peak
     * @param memorySeconds its own and the surrounding traffic at the device's bandwidth
     * @param seconds the longer of its arithmetic and its own traffic, then the surrounding traffic and the overheads
     */
    public record Row(LayerCost cost, double computeSeconds, double memorySeconds, double seconds) {

        public Bound bound() {
            return computeSeconds >= memorySeconds ? Bound.COMPUTE : Bound.MEMORY;
        }
    }

    /** @throws java.util.NoSuchElementException if the device has no peak in the scenario's precision */
    public static Roofline of(Execution execution, Hardware hardware) {
        Scenario scenario = execution.scenario();
        double peakMacs = hardware.peak(scenario.precision()).orElseThrow() / 2;
        var rows = new ArrayList<Row>(execution.rows().size());
        double total = 0;
        for (Execution.Row row : execution.rows()) {
            LayerCost cost = row.cost();
            boolean depthwise = cost.type() == LayerCost.Type.DEPTHWISE_CONV2D;
            double peak = depthwise ? peakMacs * hardware.depthwiseShare() : peakMacs;
            double compute = (double) scenario.batch() * cost.macs() / peak;
            double own = row.ownBytes() / hardware.bandwidth();
            double surrounding = row.surroundingBytes() / hardware.bandwidth();
            double seconds = Math.max(compute, own) + surrounding + row.operations() * hardware.overheadSeconds();
            rows.add(new Row(cost, compute, own + surrounding, seconds));
            total += seconds;
        }
        return new Roofline(hardware, execution, Collections.unmodifiableList(rows), total);
    }

    public double milliseconds() {
        return seconds * 1e3;
    }

    /** The share of the time that goes to layers bound by memory, 0..1. */
    public double memoryBoundShare() {
        double bound = 0;
        for (Row row : rows) {
            if (row.bound() == Bound.MEMORY) {
                bound += row.seconds();
            }
        }
        return seconds == 0 ? 0 : bound / seconds;
    }
}
