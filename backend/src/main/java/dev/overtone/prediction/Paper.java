package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.profiling.Ceilings;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.ObservedContext;
import dev.overtone.profiling.Profiler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lays figures on paper beside what was measured: does the paper say which network is faster, on this device? */
@Service
public class Paper {

    private final Observations observations;
    private final Profiler profiler;

    Paper(Observations observations, Profiler profiler) {
        this.observations = observations;
        this.profiler = profiler;
    }

    /** Of one context that the question allows: the one with the most networks that it asks for. */
    public Correlations againstMeasured(CorrelationQuery query) {
        Map<LatencyContext, List<Observation>> found =
                observations.find(query.runs()).stream().collect(Collectors.groupingBy(Observation::context));
        return observations.contexts().stream()
                .filter(context -> found.containsKey(context.context()))
                .max(Comparator.comparingLong(context -> networks(found.get(context.context()))))
                .map(context -> inOne(context, found.get(context.context()), query.layers()))
                .orElseGet(() -> Correlations.of(null, List.of()));
    }

    private static long networks(@Nullable List<Observation> runs) {
        return runs == null
                ? 0
                : runs.stream().map(Observation::fingerprint).distinct().count();
    }

    private Correlations inOne(
            ObservedContext context, @Nullable List<Observation> runs, CorrelationQuery.Layers layers) {
        var costing = Costing.of(context.context(), ceilings(context.context()));
        var networks = new ArrayList<Plotted>();
        for (Measured network : Measured.of(runs == null ? List.of() : runs)) {
            try (var _ = Room.SHARED.enter(network.run().network())) {
                Analysis analysis = Analysis.of(network.run().network().graph());
                boolean depthwise = hasDepthwise(analysis);
                if (layers.allow(depthwise)) {
                    networks.add(new Plotted(
                            network.run(), network.runs(), network.stable(), depthwise, costing.figures(analysis)));
                }
            }
            if (networks.size() == Correlations.MOST) {
                break;
            }
        }
        return Correlations.of(context, List.copyOf(networks));
    }

    private static boolean hasDepthwise(Analysis analysis) {
        return analysis.layers().stream().anyMatch(row -> row.type() == LayerCost.Type.DEPTHWISE_CONV2D);
    }

    private @Nullable Ceilings ceilings(LatencyContext context) {
        return profiler.devices().stream()
                .filter(device -> device.hardwareProfile().id().equals(context.hardwareProfile()))
                .map(DeviceView::ceilings)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * What networks cost on paper in one context.
     *
     * @param timed whether the hardware is the device's own calibration, so that its roofline means anything
     */
    private record Costing(PaperCosting paper, boolean timed) {

        static Costing of(LatencyContext context, @Nullable Ceilings ceilings) {
            Precision precision = Precision.find(context.precision()).orElse(Precision.FP32);
            var scenario = new Scenario(precision, context.batchSize(), false, false, 1);
            return ceilings == null || precision != Precision.FP32
                    ? new Costing(new PaperCosting(scenario, anyWith(precision)), false)
                    : new Costing(
                            new PaperCosting(
                                    scenario,
                                    Hardware.calibrated(
                                            context.hardwareProfile(),
                                            "calibrated",
                                            ceilings.operationsPerSecond(),
                                            ceilings.bytesPerSecond())),
                            true);
        }

        Map<Metric, Double> figures(Analysis analysis) {
            double[] costs = paper.cost(analysis, -1, analysis.graph().size() - 1);
            Map<Metric, Double> figures = new EnumMap<>(Metric.class);
            for (Metric metric : Correlations.METRICS) {
                if (timed || metric != Metric.MILLISECONDS) {
                    figures.put(metric, costs[metric.column()]);
                }
            }
            return figures;
        }

        private static Hardware anyWith(Precision precision) {
            return Datasheets.all().stream()
                    .filter(device -> device.peak(precision).isPresent())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
