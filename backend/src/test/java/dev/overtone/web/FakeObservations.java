package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.ObservationQuery;
import dev.overtone.profiling.Observations;
import dev.overtone.profiling.ObservedContext;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.RunSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The finished runs of a {@link FakeProfiler}. */
class FakeObservations implements Observations {

    private final FakeProfiler profiler;
    private final Map<String, NetworkSpec> networks = new HashMap<>();

    FakeObservations(FakeProfiler profiler) {
        this.profiler = profiler;
    }

    @Override
    public List<Observation> find(ObservationQuery query) {
        return profiler.runs.values().stream()
                .filter(run -> run.measurement() != null)
                .filter(run -> query.allows(context(run)))
                .filter(run -> query.family() == null
                        || query.family().equals(run.run().network().family()))
                .filter(run -> query.experiment() == null
                        || query.experiment().equals(run.run().experiment()))
                .filter(run -> query.tag() == null || run.run().tags().contains(query.tag()))
                .map(this::observation)
                .sorted(Comparator.comparing(Observation::finishedAt).reversed())
                .toList();
    }

    @Override
    public List<ObservedContext> contexts() {
        return find(ObservationQuery.ANY).stream()
                .collect(Collectors.groupingBy(Observation::context))
                .entrySet()
                .stream()
                .map(group -> new ObservedContext(
                        group.getKey(),
                        "AMD EPYC 9B45, 2 cores",
                        (int) group.getValue().stream()
                                .map(Observation::fingerprint)
                                .distinct()
                                .count(),
                        group.getValue().size(),
                        group.getValue().getFirst().finishedAt()))
                .sorted(Comparator.comparingInt(ObservedContext::networks).reversed())
                .toList();
    }

    @Override
    public Optional<ObservedContext> context(LatencyContext context) {
        return contexts().stream()
                .filter(observed -> observed.context().equals(context))
                .findFirst();
    }

    private Observation observation(RunDetails details) {
        Measurement measurement = Objects.requireNonNull(details.measurement());
        var network = details.run().network();
        return new Observation(
                details.run().id(),
                network.fingerprint(),
                network.name(),
                networks.computeIfAbsent(network.fingerprint(), _ -> NetworkJson.read(network.json())),
                context(details),
                details.run().settings().protocol(),
                measurement.latency().p50(),
                measurement.peakMemoryBytes(),
                measurement.verdict(),
                Objects.requireNonNull(details.run().finishedAt()));
    }

    private static LatencyContext context(RunDetails details) {
        RunSettings settings = details.run().settings();
        return new LatencyContext(
                Objects.requireNonNull(details.hardwareProfile()).id(),
                settings.runtime(),
                settings.precision(),
                settings.threads(),
                settings.batchSize());
    }
}
