package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.CostingJson;
import dev.overtone.notation.Fingerprint;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.FastestRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Search;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The published networks by the metrics of a search: on paper as it counts, measured where they were measured like it. */
@Component
class PresetFigures {

    private final Profiler profiler;
    private final NamedNetworks networks;
    private final Metrics attached;

    PresetFigures(Profiler profiler, NamedNetworks networks, Metrics attached) {
        this.profiler = profiler;
        this.networks = networks;
        this.attached = attached;
    }

    /** @param values one for each metric that was asked for, NaN where nobody knows */
    record Preset(String id, double[] values) {}

    List<Preset> of(Search search, List<String> metrics) {
        PaperCosting costing = CostingJson.readText(search.costing());
        Map<String, List<FastestRun>> fastest = metrics.contains(MeasuredMetric.LATENCY.notation())
                ? profiler.fastest(
                        Visible.EVERYTHING,
                        Presets.all().stream()
                                .map(preset -> Fingerprint.of(preset.network()))
                                .toList())
                : Map.of();
        String profile = profiler.devices().stream()
                .filter(device -> search.device() == null || device.id().equals(search.device()))
                .map(DeviceView::hardwareProfile)
                .map(hardware -> hardware.id())
                .findFirst()
                .orElse("");
        var presets = new ArrayList<Preset>();
        for (Presets.Preset preset : Presets.all()) {
            double[] paper = networks.read(
                            preset.id(), "network", new ArrayList<>(), (_, analysis) -> costing.whole(analysis))
                    .orElseThrow();
            double latency = fastest.getOrDefault(Fingerprint.of(preset.network()), List.of()).stream()
                    .filter(run -> isLike(run, search, profile))
                    .mapToDouble(FastestRun::p50)
                    .min()
                    .orElse(Double.NaN);
            presets.add(new Preset(
                    preset.id(),
                    metrics.stream()
                            .mapToDouble(metric -> Metric.find(metric)
                                    .map(known -> paper[known.column()])
                                    .orElseGet(() -> metric.equals(MeasuredMetric.LATENCY.notation())
                                            ? latency
                                            : attached(metric, preset)))
                            .toArray()));
        }
        return presets;
    }

    private double attached(String metric, Presets.Preset preset) {
        return attached.standing(metric, List.of(Fingerprint.of(preset.network()))).values().stream()
                .mapToDouble(AttachedMetric::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean isLike(FastestRun run, Search search, String profile) {
        return run.hardwareProfile().id().equals(profile)
                && run.batchSize() == search.settings().batchSize()
                && run.precision().equals(search.settings().precision())
                && run.threads() == search.settings().threads();
    }
}
