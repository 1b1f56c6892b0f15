package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.prediction.CorrelationQuery;
import dev.overtone.prediction.CorrelationQuery.Layers;
import dev.overtone.prediction.Correlations;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.tracking.Printable;
import dev.overtone.tracking.Visible;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which measurements are laid beside which figure, as an address says it; absent and unknown are the usual value.
 *
 * @param context hardware, runtime, precision, threads and batch, as {@link WrittenContext} has it
 * @param by the metric of the plot
 * @param axes {@code linear}, or logarithmic
 */
record CorrelationForm(
        @Nullable String context,
        @Nullable String family,
        @Nullable String layers,
        @Nullable String experiment,
        @Nullable String tag,
        @Nullable String by,
        @Nullable String axes) {

    private static final int LONGEST = 200;

    CorrelationQuery query(Visible visible) {
        var filters = new ObservationQuery(
                        null, null, null, null, null, knownFamily(), label(experiment), label(tag), null)
                .seenBy(visible);
        return new CorrelationQuery(
                WrittenContext.read(context).map(filters::within).orElse(filters), kind());
    }

    public Metric metric() {
        return Optional.ofNullable(by)
                .flatMap(Metric::find)
                .filter(Correlations.METRICS::contains)
                .orElse(Metric.MACS);
    }

    public boolean linear() {
        return "linear".equals(axes);
    }

    public @Nullable String knownFamily() {
        return family != null && Families.ALL.contains(family) ? family : null;
    }

    public Layers kind() {
        return Arrays.stream(Layers.values())
                .filter(known -> known.notation().equals(layers))
                .findFirst()
                .orElse(Layers.ALL);
    }

    /** Whether some of what was measured may be left out. */
    public boolean filtered() {
        return knownFamily() != null || kind() != Layers.ALL || label(experiment) != null || label(tag) != null;
    }

    CorrelationForm by(Metric metric) {
        return new CorrelationForm(context, family, layers, experiment, tag, metric.notation(), axes);
    }

    CorrelationForm axes(String axes) {
        return new CorrelationForm(context, family, layers, experiment, tag, by, axes);
    }

    CorrelationForm of(Layers layers) {
        return new CorrelationForm(context, family, layers.notation(), experiment, tag, by, axes);
    }

    /** An address that says the same. */
    Address at(String path) {
        return Address.of(path)
                .with("context", context)
                .with("family", knownFamily())
                .with("layers", kind() == Layers.ALL ? null : kind().notation())
                .with("experiment", label(experiment))
                .with("tag", label(tag))
                .with("by", metric() == Metric.MACS ? null : metric().notation())
                .with("axes", linear() ? "linear" : null);
    }

    private static @Nullable String label(@Nullable String written) {
        return written != null && Printable.isLabel(written, LONGEST) ? written.strip() : null;
    }
}
