package dev.overtone.analysis.systolic;

import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;

/**
 * An accelerator: a grid of multiply-accumulate cells and three double-buffered SRAMs before it. A word is one byte.
 *
 * @param rows cells from top to bottom
 * @param columns cells from left to right
 */
public record SystolicArray(int rows, int columns, Dataflow dataflow, Sram sram) {

    public static final Range SIDE = Range.whole(1, 1024);
    public static final Range KILOBYTES = Range.whole(1, 65_536);

    /** 32×32 cells that hold weights, and 64 kB for each memory. */
    public static final SystolicArray USUAL =
            new SystolicArray(32, 32, Dataflow.WEIGHT_STATIONARY, new Sram(64, 64, 64));

    /** Sizes of the three memories in kB of 1024 bytes. */
    public record Sram(int ifmapKilobytes, int filterKilobytes, int ofmapKilobytes) {}

    /** @throws dev.overtone.architecture.InvalidNetwork naming every number that is out of its range */
    public SystolicArray {
        var violations = new Violations();
        violations.check(SIDE, "array.rows", rows);
        violations.check(SIDE, "array.columns", columns);
        violations.check(KILOBYTES, "sram.ifmapKilobytes", sram.ifmapKilobytes());
        violations.check(KILOBYTES, "sram.filterKilobytes", sram.filterKilobytes());
        violations.check(KILOBYTES, "sram.ofmapKilobytes", sram.ofmapKilobytes());
        violations.throwIfAny();
    }

    /** How many multiply-accumulates it can do in a cycle. */
    public int cells() {
        return rows * columns;
    }

    /** One word for one cell is done in the cycle that SCALE-Sim numbers 0. */
    double utilisation(long macs, long cycles) {
        return macs / ((double) Math.max(1, cycles) * cells());
    }
}
