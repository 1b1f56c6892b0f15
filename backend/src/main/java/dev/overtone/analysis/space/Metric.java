package dev.overtone.analysis.space;

import java.util.Optional;

/** What a variant is judged by, on paper; {@code notation} is the written form. */
public enum Metric {
    PARAMETERS("parameters", 0),
    MACS("macs", 1),
    CIO("cio", 2),
    CONCAT_ELEMENTS("concatElements", 3),
    BYTES("bytes", 4),
    PEAK_ACTIVATION_ELEMENTS("peakActivationElements", 5),
    MILLISECONDS("milliseconds", 6),
    EXPRESSIVITY("expressivity", 7),
    EXPRESSIVITY_WITH_RESOLUTION("expressivityWithResolution", 8),
    SYSTOLIC_CYCLES("systolicCycles", 9);

    private final String notation;
    private final int column;

    Metric(String notation, int column) {
        this.notation = notation;
        this.column = column;
    }

    public static Optional<Metric> find(String notation) {
        for (Metric metric : values()) {
            if (metric.notation.equals(notation)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    public String notation() {
        return notation;
    }

    /** Its place among a variant's values. */
    public int column() {
        return column;
    }

    public boolean isBetterWhenHigher() {
        return this == EXPRESSIVITY || this == EXPRESSIVITY_WITH_RESOLUTION;
    }
}
