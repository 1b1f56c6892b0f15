package dev.overtone.analysis.hardware;

import java.util.Optional;

/** Number formats of weights and activations; {@code notation} is the written form. */
public enum Precision {
    FP32("fp32", 4),
    TF32("tf32", 4),
    FP16("fp16", 2),
    BF16("bf16", 2),
    INT8("int8", 1);

    private final String notation;
    private final int bytes;

    Precision(String notation, int bytes) {
        this.notation = notation;
        this.bytes = bytes;
    }

    public static Optional<Precision> find(String notation) {
        for (Precision precision : values()) {
            if (precision.notation.equals(notation)) {
                return Optional.of(precision);
            }
        }
        return Optional.empty();
    }

    public String notation() {
        return notation;
    }

    /** Bytes of one element in memory; TF32 rounds only inside the multiplication. */
    public int bytes() {
        return bytes;
    }
}
