package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom the relatives meet, as an address says it; absent and unknown are the usual value.
 *
 * @param network a HarDNet
 * @param equal what the relatives have as much of, at most
 * @param by what they are looked at by
 */
record FaceOffForm(
        @Nullable String network,
        @Nullable String equal,
        @Nullable String by) {

    static final List<Metric> BUDGETS = List.of(Metric.MACS, Metric.PARAMETERS);
    static final List<Metric> COSTS = List.of(
            Metric.CIO, Metric.CONCAT_ELEMENTS, Metric.BYTES, Metric.PEAK_ACTIVATION_ELEMENTS, Metric.MILLISECONDS);

    String written() {
        return network == null || network.isBlank() ? Baseline.DEFAULT : network.strip();
    }

    Metric budget() {
        return oneOf(BUDGETS, equal);
    }

    Metric cost() {
        return oneOf(COSTS, by);
    }

    private static Metric oneOf(List<Metric> metrics, @Nullable String notation) {
        return Optional.ofNullable(notation)
                .flatMap(Metric::find)
                .filter(metrics::contains)
                .orElse(metrics.getFirst());
    }
}
