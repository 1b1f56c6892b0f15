package dev.overtone.web;

import dev.overtone.architecture.Violation;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.InvalidEntry;
import dev.overtone.tracking.KnownMetric;
import dev.overtone.tracking.MetricEntry;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metrics without a database, of the networks and runs of its fellow fakes. */
class FakeMetrics implements Metrics {

    static final String WRONG_LINE = "Line 2, column 3: value must be a finite number, was <x>.";

    private final FakeProfiler profiler;
    private final FakeNetworks networks;

    /** Newest first. */
    private final List<AttachedMetric> attached = new ArrayList<>();

    FakeMetrics(FakeProfiler profiler, FakeNetworks networks) {
        this.profiler = profiler;
        this.networks = networks;
    }

    void clear() {
        attached.clear();
    }

    @Override
    public Optional<AttachedMetric> attach(String fingerprint, MetricEntry entry) {
        return networks.find(fingerprint).map(_ -> add(fingerprint, null, entry));
    }

    @Override
    public Optional<AttachedMetric> attach(UUID run, MetricEntry entry) {
        return profiler.find(run).map(_ -> add(null, run, entry));
    }

    @Override
    public int attachAll(String csv) {
        if (csv.contains("<x>")) {
            throw new InvalidEntry(List.of(new Violation("line 2, column 3 (value)", "<x>", "a number", WRONG_LINE)));
        }
        return (int) csv.lines().skip(1).count();
    }

    @Override
    public String csv() {
        return "fingerprint,name,value,unit,source\r\n";
    }

    @Override
    public Optional<List<AttachedMetric>> ofNetwork(String fingerprint) {
        return networks.find(fingerprint).map(_ -> those(metric -> fingerprint.equals(metric.fingerprint())));
    }

    @Override
    public Optional<List<AttachedMetric>> ofRun(UUID run) {
        return profiler.find(run).map(_ -> those(metric -> run.equals(metric.run())));
    }

    @Override
    public Map<UUID, Map<String, AttachedMetric>> standing(Map<UUID, String> fingerprints) {
        var standing = new HashMap<UUID, Map<String, AttachedMetric>>();
        fingerprints.forEach((run, fingerprint) -> {
            Map<String, AttachedMetric> own = standing.computeIfAbsent(run, _ -> new TreeMap<>());
            those(metric -> fingerprint.equals(metric.fingerprint()))
                    .reversed()
                    .forEach(metric -> own.put(metric.name(), metric));
            those(metric -> run.equals(metric.run())).reversed().forEach(metric -> own.put(metric.name(), metric));
        });
        return standing;
    }

    @Override
    public Optional<AttachedMetric> find(UUID id) {
        return those(metric -> id.equals(metric.id())).stream().findFirst();
    }

    @Override
    public boolean remove(UUID id) {
        return attached.removeIf(metric -> id.equals(metric.id()));
    }

    @Override
    public List<KnownMetric> known(Visible scope) {
        return attached.stream()
                .map(AttachedMetric::name)
                .distinct()
                .map(name -> new KnownMetric(name, List.of(""), 1, 0))
                .toList();
    }

    @Override
    public Map<String, AttachedMetric> standing(String name, Collection<String> fingerprints) {
        return those(metric -> metric.name().equals(name)
                        && metric.fingerprint() != null
                        && fingerprints.contains(metric.fingerprint()))
                .stream()
                .collect(Collectors.toMap(
                        metric -> Objects.requireNonNull(metric.fingerprint()),
                        metric -> metric,
                        (newest, _) -> newest));
    }

    @Override
    public Map<String, Map<UUID, AttachedMetric>> standingOfRuns(String name, Collection<String> fingerprints) {
        return Map.of();
    }

    private List<AttachedMetric> those(Predicate<AttachedMetric> wanted) {
        return attached.stream().filter(wanted).toList();
    }

    private AttachedMetric add(@Nullable String fingerprint, @Nullable UUID run, MetricEntry entry) {
        var metric = new AttachedMetric(
                UUID.randomUUID(),
                fingerprint,
                run,
                entry.name(),
                entry.value(),
                entry.unit(),
                entry.source(),
                FakeProfiler.NOON);
        attached.addFirst(metric);
        return metric;
    }
}
