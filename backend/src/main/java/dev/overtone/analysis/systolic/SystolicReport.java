package dev.overtone.analysis.systolic;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import java.util.List;
import java.util.Locale;

/**
 * What a network costs on a systolic array, for one image, its layers run one after another and every map read from
 * DRAM anew. Padding is read like the map that it surrounds; a linear layer is a 1×1 convolution of one pixel; the
 * groups of a grouped layer, and so the channels of a depthwise one, run one after another. What is no convolution or
 * linear layer costs nothing.
 *
 * @param layers one row for each row of the analysis, in its order
 */
public record SystolicReport(SystolicArray array, Totals totals, List<Row> layers) {

    /** One convolution or linear layer and what it costs on the array. */
    public record Row(LayerCost layer, SystolicCost cost) {}

    /**
     * All layers together.
     *
     * @param cycles compute cycles
     * @param cyclesWithTransfers each layer's from its first fetch to its last write, none beside another
     * @param utilisation MACs, of all that the array could do in {@code cycles}
     * @param sram words between the array and its memories
     * @param dram words between those memories and DRAM
     */
    public record Totals(long cycles, long cyclesWithTransfers, double utilisation, Traffic sram, Traffic dram) {}

    /** Steps that {@link #of} takes at most: about a second, and up to 100 MB of memory meanwhile. */
    public static final long MOST_EFFORT = 60_000_000;

    /**
     * Counts every layer.
     *
     * @throws InvalidNetwork naming {@code array} if the count takes more than {@link #MOST_EFFORT}
     */
    public static SystolicReport of(Analysis analysis, SystolicArray array) {
        double effort = effort(analysis, array);
        if (effort > MOST_EFFORT) {
            throw tooMuch(effort);
        }
        List<Row> rows = analysis.layers().stream()
                .map(layer -> new Row(layer, SystolicCost.of(Convolution.of(layer), array)))
                .toList();
        long cycles = 0;
        long cyclesWithTransfers = 0;
        Traffic sram = Traffic.NONE;
        Traffic dram = Traffic.NONE;
        for (Row row : rows) {
            cycles += row.cost().cycles();
            cyclesWithTransfers += row.cost().cyclesWithTransfers();
            sram = sram.plus(row.cost().sram());
            dram = dram.plus(row.cost().dram());
        }
        double utilisation = array.utilisation(analysis.totals().macs(), cycles);
        return new SystolicReport(array, new Totals(cycles, cyclesWithTransfers, utilisation, sram, dram), rows);
    }

    /**
     * About how many steps {@link #of} takes, at most: 3 to 10 nanoseconds each, up to 40 where {@code sram.ifmapKilobytes}
     * is below 16. A formula takes none; a count takes many where a large map is read through a small memory. Infinite
     * where a map is too large to be counted. Takes microseconds a layer itself.
     */
    public static double effort(Analysis analysis, SystolicArray array) {
        double effort = 0;
        for (LayerCost layer : analysis.layers()) {
            effort += SystolicCost.effort(Convolution.of(layer), array);
        }
        return effort;
    }

    private static InvalidNetwork tooMuch(double effort) {
        String most = String.format(Locale.ROOT, "at most %,d steps of counting", MOST_EFFORT);
        String steps = String.format(Locale.ROOT, "%.1e steps", effort);
        return new InvalidNetwork(new Violation(
                "array",
                steps,
                most,
                "array must take " + most + " for the maps of this network, takes " + steps
                        + "; a smaller input or a larger sram.ifmapKilobytes takes fewer."));
    }
}
