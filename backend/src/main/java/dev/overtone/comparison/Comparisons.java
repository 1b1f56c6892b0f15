package dev.overtone.comparison;

import dev.overtone.profiling.BaselineComparison;
import dev.overtone.profiling.BaselineComparison.Compared;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunComparison;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The front door: lays runs beside each other, with as many looks at the ledger for twenty as for two. */
@Component
public class Comparisons {

    private final Profiler profiler;
    private final Metrics metrics;

    Comparisons(Profiler profiler, Metrics metrics) {
        this.profiler = profiler;
        this.metrics = metrics;
    }

    /** Those of them that are there and may be seen, each once, in this order. */
    public List<RunDetails> find(Visible scope, Collection<UUID> ids) {
        return profiler.find(scope, ids.stream().distinct().toList());
    }

    /**
     * @param runs different ones, {@value BaselineComparison#LEAST} to {@value BaselineComparison#MOST}
     * @param baseline one of them
     */
    public Comparison compare(List<RunDetails> runs, UUID baseline) {
        List<UUID> ids = runs.stream().map(run -> run.run().id()).toList();
        Map<UUID, double[]> samples = profiler.samples(ids);
        var latency = BaselineComparison.of(runs, baseline, samples);
        Map<UUID, String> fingerprints = runs.stream()
                .collect(Collectors.toMap(
                        run -> run.run().id(), run -> run.run().network().fingerprint()));
        return new Comparison(
                runs,
                baseline,
                latency,
                pair(runs, baseline, latency, samples),
                RunFacts.of(runs, metrics.standing(fingerprints)),
                distributions(ids, samples));
    }

    /** Where the time of those went that compare with the baseline, layer by layer. */
    public LayerComparison layers(Comparison comparison) {
        Map<UUID, LayerTimes> times = profiler.layers(comparison.ids());
        return LayerComparison.of(comparison, times);
    }

    private static List<Distribution> distributions(List<UUID> ids, Map<UUID, double[]> samples) {
        var distributions = new ArrayList<Distribution>();
        for (int run = 0; run < ids.size(); run++) {
            double[] own = samples.get(ids.get(run));
            if (own != null) {
                distributions.add(Distribution.of(run, own));
            }
        }
        return distributions;
    }

    private static @Nullable RunComparison pair(
            List<RunDetails> runs, UUID baseline, BaselineComparison latency, Map<UUID, double[]> samples) {
        if (runs.size() != 2) {
            return null;
        }
        boolean first = runs.getFirst().run().id().equals(baseline);
        RunDetails a = first ? runs.getFirst() : runs.getLast();
        RunDetails b = first ? runs.getLast() : runs.getFirst();
        return latency.standing(b.run().id()) instanceof Compared
                ? RunComparison.of(a, samplesOf(a, samples), b, samplesOf(b, samples))
                : null;
    }

    private static double[] samplesOf(RunDetails run, Map<UUID, double[]> samples) {
        return samples.getOrDefault(run.run().id(), new double[0]);
    }
}
