package dev.overtone.web;

import dev.overtone.analysis.hardware.PartCost;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What blocks and layers are compared by; {@code notation} is how an address says it. */
enum PartMetric {
    PARAMETERS("parameters", "Parameters", ""),
    MACS("macs", "MACs", ""),
    CIO("cio", "CIO", "elements"),
    BYTES("bytes", "Bytes moved", "bytes"),
    MILLISECONDS("milliseconds", "Roofline", "ms");

    private final String notation;
    private final String label;
    private final String unit;

    PartMetric(String notation, String label, String unit) {
        this.notation = notation;
        this.label = label;
        this.unit = unit;
    }

    static PartMetric of(@Nullable String notation) {
        return Arrays.stream(values())
                .filter(metric -> metric.notation.equals(notation))
                .findFirst()
                .orElse(CIO);
    }

    public String notation() {
        return notation;
    }

    public String label() {
        return label;
    }

    /** As a program reads it. */
    String unit() {
        return unit;
    }

    Number of(PartCost cost) {
        return switch (this) {
            case PARAMETERS -> cost.parameters();
            case MACS -> cost.macs();
            case CIO -> cost.cio();
            case BYTES -> cost.bytes();
            case MILLISECONDS -> cost.milliseconds();
        };
    }

    Quantity quantity(PartCost cost, Figures figures) {
        return switch (this) {
            case PARAMETERS, MACS, CIO -> figures.count(of(cost).longValue());
            case BYTES -> figures.bytes(of(cost).longValue());
            case MILLISECONDS -> figures.milliseconds(of(cost).doubleValue());
        };
    }
}
