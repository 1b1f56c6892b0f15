package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.Signal;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import java.util.List;

/** What a search goes by, as pages write it. */
record SearchMetric(String notation) {

    /** What people attached goes by its own name. */
    public String label() {
        return isLatency()
                ? "Latency p50"
                : Metric.find(notation)
                        .map(PaperMetric::label)
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
        return isLatency()
                ? "ms, the batch, measured"
                : Metric.find(notation)
                        .map(PaperMetric::unit)
                        .or(() -> Signal.find(notation).map(signal -> (signal.unit() + " training-free").strip()))
                        .orElse("attached");
    }

    private boolean isLatency() {
        return notation.equals(Search.LATENCY);
    }

    /** {@code CIO (elements, one image)}. */
    public String labelWithUnit() {
        return unit().isEmpty() ? label() : label() + " (" + unit() + ")";
    }

    Quantity quantity(double value, Figures figures) {
        return Double.isNaN(value)
                ? new Quantity("–", "", "")
                : Metric.find(notation)
                        .map(metric -> PaperMetric.quantity(metric, value, figures))
                        .orElseGet(() -> isLatency() ? figures.milliseconds(value) : figures.ratio(value));
    }

    /** How scripts write its numbers: {@code count}, {@code bytes}, {@code ms} or {@code plain}. */
    public String form() {
        return Metric.find(notation)
                .map(metric -> switch (metric) {
                    case BYTES -> "bytes";
                    case MILLISECONDS -> "ms";
                    case EXPRESSIVITY, EXPRESSIVITY_WITH_RESOLUTION -> "plain";
                    default -> "count";
                })
                .orElse(isLatency() ? "ms" : "plain");
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
