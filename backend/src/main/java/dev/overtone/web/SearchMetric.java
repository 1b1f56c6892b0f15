package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.Signal;
import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Objective;
import java.util.List;

/** What a search goes by, as pages write it. */
record SearchMetric(String notation) {

    /** What people attached goes by its own name. */
    public String label() {
        return MeasuredMetric.find(notation)
                .map(metric -> switch (metric) {
                    case LATENCY -> "Latency p50";
                    case PEAK_MEMORY -> "Peak memory";
                })
                .or(() -> Metric.find(notation).map(PaperMetric::label))
                .or(() -> Signal.find(notation).map(Signal::label))
                .orElse(notation);
    }

    /** Inside a sentence: {@code latency p50}, but {@code MACs}. */
    String inWords() {
        String label = label();
        return label.length() > 1 && Character.isLowerCase(label.charAt(1))
                ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
                : label;
    }

    /** What is counted, in a word. */
    public String unit() {
        return MeasuredMetric.find(notation)
                .map(metric -> switch (metric) {
                    case LATENCY -> "ms, the batch, measured";
                    case PEAK_MEMORY -> "bytes of the measuring process";
                })
                .or(() -> Metric.find(notation).map(PaperMetric::unit))
                .or(() -> Signal.find(notation).map(signal -> (signal.unit() + " training-free").strip()))
                .orElse("attached");
    }

    /** {@code CIO (elements, one image)}. */
    public String labelWithUnit() {
        return unit().isEmpty() ? label() : label() + " (" + unit() + ")";
    }

    Quantity quantity(double value, Figures figures) {
        return Double.isNaN(value)
                ? new Quantity("–", "", "")
                : MeasuredMetric.find(notation)
                        .map(metric -> switch (metric) {
                            case LATENCY -> figures.milliseconds(value);
                            case PEAK_MEMORY -> figures.bytes(Math.round(value));
                        })
                        .or(() -> Metric.find(notation).map(metric -> PaperMetric.quantity(metric, value, figures)))
                        .orElseGet(() -> figures.ratio(value));
    }

    /** How scripts write its numbers: {@code count}, {@code bytes}, {@code ms} or {@code plain}. */
    public String form() {
        return MeasuredMetric.find(notation)
                .map(metric -> switch (metric) {
                    case LATENCY -> "ms";
                    case PEAK_MEMORY -> "bytes";
                })
                .or(() -> Metric.find(notation).map(SearchMetric::form))
                .orElse("plain");
    }

    private static String form(Metric metric) {
        return switch (metric) {
            case BYTES -> "bytes";
            case MILLISECONDS -> "ms";
            case EXPRESSIVITY, EXPRESSIVITY_WITH_RESOLUTION -> "plain";
            default -> "count";
        };
    }

    /** {@code least latency p50, most parameters}. */
    static String words(List<Objective> objectives) {
        return String.join(
                ", ",
                objectives.stream()
                        .map(objective -> (objective.higherIsBetter() ? "most " : "least ")
                                + new SearchMetric(objective.metric()).inWords())
                        .toList());
    }
}
