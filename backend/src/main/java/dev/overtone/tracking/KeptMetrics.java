package dev.overtone.tracking;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The metrics in the database, and what was published. */
@Service
@Transactional
class KeptMetrics implements Metrics {

    private final MetricRows rows;
    private final MetricNames names;
    private final KeptNetworks networks;
    private final Runs runs;
    private final Clock clock;

    KeptMetrics(MetricRows rows, MetricNames names, KeptNetworks networks, Runs runs, Clock clock) {
        this.rows = rows;
        this.names = names;
        this.networks = networks;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Optional<AttachedMetric> attach(String fingerprint, MetricEntry entry) {
        entry.check();
        return networks.keepIfKnown(fingerprint).map(network -> rows.insert(network.fingerprint(), null, entry, now()));
    }

    @Override
    public Optional<AttachedMetric> attach(UUID run, MetricEntry entry) {
        entry.check();
        return runs.find(run).map(known -> rows.insert(null, known.id(), entry, now()));
    }

    @Override
    public int attachAll(String csv) {
        List<MetricsCsv.Line> lines = MetricsCsv.read(csv);
        Set<String> asked = lines.stream().map(MetricsCsv.Line::fingerprint).collect(Collectors.toSet());
        MetricsCsv.refuseUnknown(lines, known(asked));
        rows.insertAll(lines, now());
        return lines.size();
    }

    @Override
    @Transactional(readOnly = true)
    public String csv() {
        return MetricsCsv.write(rows.ofNetworks());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<List<AttachedMetric>> ofNetwork(String fingerprint) {
        return networks.isKnown(fingerprint)
                ? Optional.of(
                        Stream.concat(rows.ofNetwork(fingerprint).stream(), PublishedMetrics.of(fingerprint).stream())
                                .toList())
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<List<AttachedMetric>> ofRun(UUID run) {
        return runs.find(run).map(known -> rows.ofRun(known.id()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Map<String, AttachedMetric>> standing(Map<UUID, String> fingerprints) {
        List<AttachedMetric> attached = rows.newest(fingerprints.keySet(), fingerprints.values());
        var standing = new HashMap<UUID, Map<String, AttachedMetric>>();
        fingerprints.forEach((run, fingerprint) -> {
            Map<String, AttachedMetric> own = standing.computeIfAbsent(run, _ -> new TreeMap<>());
            // The more a figure is this run's own, the later it is put.
            PublishedMetrics.of(fingerprint).reversed().forEach(metric -> own.put(metric.name(), metric));
            attached.stream()
                    .filter(metric -> fingerprint.equals(metric.fingerprint()))
                    .forEach(metric -> own.put(metric.name(), metric));
            attached.stream()
                    .filter(metric -> run.equals(metric.run()))
                    .forEach(metric -> own.put(metric.name(), metric));
        });
        return standing;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AttachedMetric> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public boolean remove(UUID id) {
        return rows.delete(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<KnownMetric> known(Visible scope) {
        return names.all(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, AttachedMetric> standing(String name, Collection<String> fingerprints) {
        var standing = new HashMap<String, AttachedMetric>();
        for (String fingerprint : fingerprints) {
            PublishedMetrics.of(fingerprint).stream()
                    .filter(metric -> metric.name().equals(name))
                    .findFirst()
                    .ifPresent(metric -> standing.put(fingerprint, metric));
        }
        rows.newest(name, fingerprints)
                .forEach(metric -> standing.put(Objects.requireNonNull(metric.fingerprint()), metric));
        return standing;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<UUID, AttachedMetric>> standingOfRuns(String name, Collection<String> fingerprints) {
        return rows.newestOfRuns(name, fingerprints).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.toMap(
                                found -> Objects.requireNonNull(found.getValue().run()), Map.Entry::getValue)));
    }

    /** Those of these fingerprints that the ledger has, or has now because they are presets'. */
    private Set<String> known(Set<String> fingerprints) {
        var known = new HashSet<>(networks.kept(fingerprints));
        fingerprints.stream()
                .filter(fingerprint -> !known.contains(fingerprint)
                        && networks.keepIfKnown(fingerprint).isPresent())
                .toList()
                .forEach(known::add);
        return known;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
