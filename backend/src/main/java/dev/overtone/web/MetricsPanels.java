package dev.overtone.web;

import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.KnownMetric;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.UnknownNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Metrics as the pages of a network and of a run show them. */
@Component
class MetricsPanels {

    private final Metrics metrics;
    private final ChosenProject projects;
    private final Figures figures;

    MetricsPanels(Metrics metrics, ChosenProject projects, Figures figures) {
        this.metrics = metrics;
        this.projects = projects;
        this.figures = figures;
    }

    MetricsPanel of(String fingerprint) {
        return panel(
                "/networks/" + fingerprint + "/metrics",
                metrics.ofNetwork(fingerprint).orElseThrow(UnknownNetwork::new));
    }

    MetricsPanel of(UUID run) {
        return panel("/runs/" + run + "/metrics", metrics.ofRun(run).orElseThrow(() -> new UnknownRun(run)));
    }

    /**
     * Answers the address at which it is shown.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    String attach(String fingerprint, MetricForm form) {
        return MetricsPanel.placeOf(metrics.attach(fingerprint, form.entry()).orElseThrow(UnknownNetwork::new));
    }

    /**
     * Answers the address at which it is shown.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    String attach(UUID run, MetricForm form) {
        return MetricsPanel.placeOf(metrics.attach(run, form.entry()).orElseThrow(() -> new UnknownRun(run)));
    }

    private MetricsPanel panel(String address, List<AttachedMetric> attached) {
        var standing = new HashSet<String>();
        List<MetricsPanel.Line> lines = attached.stream()
                .map(metric -> new MetricsPanel.Line(
                        metric, figures.measure(metric.value(), metric.unit()), standing.add(metric.name())))
                .toList();
        List<String> names = metrics.known(projects.visible()).stream()
                .map(KnownMetric::name)
                .toList();
        return new MetricsPanel(address, lines, names, MetricForm.BLANK, List.of());
    }
}
