package dev.overtone.network;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that a calibration measures. */
public enum CalibrationFigure {
    /** Operations a second of a large matrix product in this precision; 1 MAC is 2. */
    FP32("fp32", "float32"),
    FP64("fp64", "float64"),
    BF16("bf16", "bfloat16"),
    FP16("fp16", "float16"),
    /** Bytes a second, read and written by an addition in place, over a tensor that no cache holds. */
    UPDATE("update", null),
    /** Bytes a second, read and written by copying such a tensor into another. */
    COPY("copy", null);

    private final String notation;
    private final @Nullable String precision;

    CalibrationFigure(String notation, @Nullable String precision) {
        this.notation = notation;
        this.precision = precision;
    }

    public String notation() {
        return notation;
    }

    /** What a matrix product is computed in, as libtorch names it ({@code float32}), or null for memory's figures. */
    @Nullable
    String precision() {
        return precision;
    }

    /** Half precision has no fast product on processors; libtorch computes it there, slower than fp32. */
    static Set<CalibrationFigure> all(ComputeDevice device) {
        Set<CalibrationFigure> all = EnumSet.allOf(CalibrationFigure.class);
        if (!device.isCuda()) {
            all.remove(FP16);
        }
        return all;
    }
}
