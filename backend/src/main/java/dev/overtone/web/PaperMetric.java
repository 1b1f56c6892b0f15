package dev.overtone.web;

import dev.overtone.analysis.space.Metric;

/** A metric of the design space as pages write it. */
final class PaperMetric {

    private PaperMetric() {}

    static String label(Metric metric) {
        return switch (metric) {
            case PARAMETERS -> "Parameters";
            case MACS -> "MACs";
            case CIO -> "CIO";
            case CONCAT_ELEMENTS -> "Concat";
            case BYTES -> "Bytes moved";
            case PEAK_ACTIVATION_ELEMENTS -> "Peak activation";
            case MILLISECONDS -> "Roofline";
            case EXPRESSIVITY -> "Expressivity";
            case EXPRESSIVITY_WITH_RESOLUTION -> "Expressivity with resolution";
            case SYSTOLIC_CYCLES -> "Systolic cycles";
        };
    }

    /** What is counted, in a word. */
    static String unit(Metric metric) {
        return switch (metric) {
            case PARAMETERS, MACS -> "";
            case CIO, CONCAT_ELEMENTS, PEAK_ACTIVATION_ELEMENTS -> "elements, one image";
            case BYTES -> "bytes, the batch";
            case MILLISECONDS -> "ms, the batch";
            case EXPRESSIVITY, EXPRESSIVITY_WITH_RESOLUTION -> "nats";
            case SYSTOLIC_CYCLES -> "computing, one image";
        };
    }

    static Quantity quantity(Metric metric, double value, Figures figures) {
        return switch (metric) {
            case PARAMETERS, MACS, CIO, CONCAT_ELEMENTS, PEAK_ACTIVATION_ELEMENTS, SYSTOLIC_CYCLES ->
                figures.count((long) value);
            case BYTES -> figures.bytes((long) value);
            case MILLISECONDS -> figures.milliseconds(value);
            case EXPRESSIVITY, EXPRESSIVITY_WITH_RESOLUTION -> figures.ratio(value);
        };
    }
}
