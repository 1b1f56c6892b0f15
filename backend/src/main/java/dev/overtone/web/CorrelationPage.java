package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.prediction.Correlation;
import dev.overtone.prediction.CorrelationQuery.Layers;
import dev.overtone.prediction.Correlations;
import dev.overtone.prediction.Finding;
import dev.overtone.prediction.Plotted;
import dev.overtone.profiling.ObservedContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The paper against what was measured, in one context.
 *
 * @param missing how many more networks it takes to say anything; 0 when there is something
 * @param finding what holds here, in a sentence; null when there are too few
 * @param mixed whether networks with and without depthwise layers are thrown together
 * @param shown rows of the table of networks, of {@code all}
 */
record CorrelationPage(
        CorrelationForm form,
        List<ContextChoice> contexts,
        String chosen,
        String label,
        int missing,
        List<Row> rows,
        @Nullable String finding,
        boolean mixed,
        List<Network> outliers,
        List<Network> shown,
        int all,
        @Nullable CorrelationChart chart) {

    static final String PATH = "/correlation";
    static final String CSV_PATH = "/correlation.csv";

    private static final int MOST_ROWS = 100;

    /** A line of the table of figures. */
    record Row(
            String id,
            String label,
            String unit,
            String address,
            boolean current,
            String spearman,
            String interval,
            String kendall,
            String rSquared) {}

    /** @param aside how far from the line, in words */
    record Network(
            String name,
            String run,
            String kind,
            Quantity figure,
            Quantity milliseconds,
            String aside,
            StateOfIt verdict) {}

    /** A verdict as a badge says it. */
    record StateOfIt(String label, boolean stable) {}

    static CorrelationPage of(
            CorrelationForm form, Correlations found, List<ObservedContext> contexts, Figures figures) {
        ObservedContext context = found.context();
        Correlation current =
                found.of(form.metric()).or(() -> found.of(Metric.MACS)).orElse(null);
        return new CorrelationPage(
                form,
                ContextChoice.of(contexts),
                context == null
                        ? Objects.requireNonNullElse(form.context(), "")
                        : WrittenContext.notation(context.context()),
                context == null ? "" : WrittenContext.label(context),
                Math.max(0, Correlations.FEWEST - found.networks().size()),
                found.correlations().stream()
                        .map(correlation -> row(form, correlation, correlation.equals(current)))
                        .toList(),
                found.finding() == null ? null : sentence(found, found.finding()),
                found.networks().stream().map(Plotted::depthwise).distinct().count() > 1,
                current == null
                        ? List.of()
                        : found.outliers(current).stream()
                                .map(network -> network(network, current, figures))
                                .toList(),
                current == null
                        ? List.of()
                        : found.networks().stream()
                                .sorted(Comparator.comparingDouble(Plotted::milliseconds))
                                .limit(MOST_ROWS)
                                .map(network -> network(network, current, figures))
                                .toList(),
                found.networks().size(),
                current == null ? null : CorrelationChart.of(found, current, form.linear()));
    }

    public String csv() {
        return form.at(CSV_PATH).text();
    }

    public String metricLabel() {
        return PaperMetric.label(metric());
    }

    public String metricUnit() {
        return PaperMetric.unit(metric());
    }

    /** The one that is plotted: the roofline only where the device was calibrated. */
    private Metric metric() {
        return rows.stream()
                        .anyMatch(row ->
                                row.current() && row.id().equals(form.metric().notation()))
                ? form.metric()
                : Metric.MACS;
    }

    public String logarithmic() {
        return form.axes("log").at(PATH).text();
    }

    public String linear() {
        return form.axes("linear").at(PATH).text();
    }

    public String plain() {
        return form.of(Layers.PLAIN).at(PATH).text();
    }

    public String depthwise() {
        return form.of(Layers.DEPTHWISE).at(PATH).text();
    }

    public List<String> families() {
        return Families.ALL;
    }

    public String familyLabel(String family) {
        return Families.label(family);
    }

    public List<String> layers() {
        return Arrays.stream(Layers.values()).map(Layers::notation).toList();
    }

    public boolean hasRoofline() {
        return rows.stream().anyMatch(row -> row.id().equals(Metric.MILLISECONDS.notation()));
    }

    /** {@code 37 % slower}, or {@code on the line}. */
    static String aside(double ratio) {
        long percent = Math.round(100 * Math.abs(ratio - 1));
        return percent == 0 ? "on the line" : percent + (ratio > 1 ? " % slower" : " % faster");
    }

    private static Row row(CorrelationForm form, Correlation correlation, boolean current) {
        Metric metric = correlation.metric();
        return new Row(
                metric.notation(),
                PaperMetric.label(metric),
                PaperMetric.unit(metric),
                form.by(metric).at(PATH).text(),
                current,
                written(correlation.spearman()),
                written(correlation.least()) + " to " + written(correlation.most()),
                written(correlation.kendall()),
                written(correlation.line().rSquared()));
    }

    private static Network network(Plotted network, Correlation correlation, Figures figures) {
        Metric metric = correlation.metric();
        return new Network(
                network.run().name(),
                "/runs/" + network.run().run(),
                CorrelationChart.kind(network),
                PaperMetric.quantity(metric, network.figure(metric), figures),
                figures.milliseconds(network.milliseconds()),
                aside(network.ratio(correlation)),
                new StateOfIt(
                        network.run().verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT), network.stable()));
    }

    private static String sentence(Correlations found, Finding finding) {
        String better = PaperMetric.label(finding.better());
        String worse = PaperMetric.label(finding.worse());
        String figures =
                "Spearman " + spearman(found, finding.better()) + " against " + spearman(found, finding.worse());
        if (finding.least() == 0 && finding.most() == 0) {
            return "MACs and CIO put these networks in the same order, however they are drawn: " + figures + ".";
        }
        return finding.decided()
                ? "On this device " + better + (finding.better() == Metric.MACS ? " order" : " orders")
                        + " these networks better than " + worse + ": " + figures + "."
                : "On this device it cannot be told whether MACs or CIO order these networks better: " + figures
                        + "; the difference lies between " + written(finding.least()) + " and "
                        + written(finding.most()) + ".";
    }

    private static String spearman(Correlations found, Metric metric) {
        return found.of(metric)
                .map(correlation -> written(correlation.spearman()))
                .orElse("–");
    }

    private static String written(double coefficient) {
        return Double.isNaN(coefficient)
                ? "–"
                : String.format(Locale.ROOT, "%.3f", coefficient).replace('-', '−');
    }
}
