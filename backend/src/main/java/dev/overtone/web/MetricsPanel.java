package dev.overtone.web;

import dev.overtone.tracking.AttachedMetric;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a network or a run, with the form for one more.
 *
 * @param address where the form is sent
 * @param names what metrics are called so far
 */
record MetricsPanel(String address, List<Line> lines, List<String> names, MetricForm form, List<Problem> problems) {

    /** @param stands false where a newer value of the name does */
    record Line(AttachedMetric metric, Quantity value, boolean stands) {}

    /** The address at which it is shown. */
    static String placeOf(AttachedMetric metric) {
        UUID run = metric.run();
        return (run == null ? "/networks/" + metric.fingerprint() : "/runs/" + run) + "#metrics";
    }

    /** The same with what was typed and why it was refused. */
    MetricsPanel refused(MetricForm typed, List<Problem> reasons) {
        return new MetricsPanel(address, lines, names, typed, reasons);
    }

    /** What is wrong with this field of the form, or null. */
    public @Nullable String problem(String field) {
        return Problem.message(field, problems);
    }
}
