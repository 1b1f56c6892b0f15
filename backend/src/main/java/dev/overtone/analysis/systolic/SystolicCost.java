package dev.overtone.analysis.systolic;

import dev.overtone.analysis.LayerCost;

/**
 * What one layer costs on a systolic array, for one image: the figures of SCALE-Sim v3 (Raj et al., ISPASS 2025;
 * github.com/scalesim-project/SCALE-Sim at 1d62b68) where it estimates bandwidth, {@code InterfaceBandwidth = CALC}, so
 * that memory never holds the array up.
 *
 * @param cycles compute cycles, for each group one less than they are, as SCALE-Sim counts them
 * @param cyclesWithTransfers from the first fetch from DRAM to the last write to it
 * @param utilisation MACs, of all that the array could do in {@code cycles}; a cell that never rests comes out above 1
 * @param mappingEfficiency cells that hold work, of all cells, mean over the folds; 0 to 1
 * @param computeUtilisation cells that multiply in a cycle, of all cells, mean over the folds; 0 to 1
 * @param sram words between the array and its memories
 * @param dram words between those memories and DRAM
 */
public record SystolicCost(
        long cycles,
        long cyclesWithTransfers,
        double utilisation,
        double mappingEfficiency,
        double computeUtilisation,
        Traffic sram,
        Traffic dram) {

    /** The {@link #cycles} alone: by formula, whatever the layer's size. */
    public static long cycles(LayerCost layer, SystolicArray array) {
        return Folds.of(Convolution.of(layer), array).cycles() * layer.groups();
    }

    /** Takes long where a large map is read through a small memory; {@link #effort} says how long. */
    static SystolicCost of(Convolution layer, SystolicArray array) {
        Folds folds = Folds.of(layer, array);
        Traffic sram = sram(folds, array);
        Traffic dram = dram(layer, folds, array);
        long first = Math.min(
                ReadBuffer.ofKilobytes(array.sram().ifmapKilobytes())
                        .firstCycle(firstIfmapRequest(folds, array), dram.ifmapReads()),
                ReadBuffer.ofKilobytes(array.sram().filterKilobytes())
                        .firstCycle(firstFilterRequest(folds, array), dram.filterReads()));
        int groups = layer.groups();
        return new SystolicCost(
                folds.cycles() * groups,
                (OfmapBuffer.of(array).lastCycle(folds) - first) * groups,
                array.utilisation(layer.macs(), folds.cycles()),
                folds.mappingEfficiency(),
                folds.computeUtilisation(),
                sram.times(groups),
                dram.times(groups));
    }

    /** About how many steps of some nanoseconds {@link #of} takes, at most, where no formula holds. */
    static double effort(Convolution layer, SystolicArray array) {
        return new IfmapReads(layer, array).effort();
    }

    private static Traffic sram(Folds folds, SystolicArray array) {
        return switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> new Traffic(folds.streamedAlongRows(), folds.held(), folds.written());
            case OUTPUT_STATIONARY ->
                new Traffic(
                        folds.streamedAlongRows(),
                        folds.streamedAlongColumns(),
                        folds.written() + folds.count() * (array.rows() + array.columns()));
            case INPUT_STATIONARY -> new Traffic(folds.held(), folds.streamedAlongRows(), folds.written());
        };
    }

    private static Traffic dram(Convolution layer, Folds folds, SystolicArray array) {
        ReadBuffer filters = ReadBuffer.ofKilobytes(array.sram().filterKilobytes());
        long weights = layer.weights();
        long filterReads = switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> weights;
            case OUTPUT_STATIONARY ->
                filters.readsOfBlocks(weights, (long) layer.window() * array.columns(), folds.rowFolds());
            case INPUT_STATIONARY -> filters.readsOfRounds(weights, folds.columnFolds());
        };
        return new Traffic(
                new IfmapReads(layer, array).words(),
                filterReads,
                OfmapBuffer.of(array).writes(folds.written()));
    }

    private static long firstIfmapRequest(Folds folds, SystolicArray array) {
        return switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> array.rows();
            case OUTPUT_STATIONARY -> 0;
            case INPUT_STATIONARY -> folds.firstLoaded();
        };
    }

    private static long firstFilterRequest(Folds folds, SystolicArray array) {
        return switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> folds.firstLoaded();
            case OUTPUT_STATIONARY -> 0;
            case INPUT_STATIONARY -> array.rows();
        };
    }
}
