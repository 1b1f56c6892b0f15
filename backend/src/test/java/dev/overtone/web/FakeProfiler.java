package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import dev.overtone.profiling.AcceptedRequest;
import dev.overtone.profiling.Ceilings;
import dev.overtone.profiling.CounterSupport;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DevicePool;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.FactDifference;
import dev.overtone.profiling.FastestRun;
import dev.overtone.profiling.HardwareProfile;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.MedianRatio;
import dev.overtone.profiling.Movement;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.RunHasEnded;
import dev.overtone.profiling.RunPage;
import dev.overtone.profiling.RunQuery;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.SeriesDetails;
import dev.overtone.profiling.SeriesRequest;
import dev.overtone.profiling.Standing;
import dev.overtone.profiling.Subscription;
import dev.overtone.profiling.TakenCalibration;
import dev.overtone.profiling.UnknownDevice;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Remarks;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.SavedNetwork;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.TrackedSeries;
import dev.overtone.tracking.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A profiler without devices or a database: runs are what a test says they are. */
class FakeProfiler implements Profiler, DevicePool {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final HardwareProfile HARDWARE = new HardwareProfile("1f0c5a9e", "AMD EPYC 9B45, 2 cores", facts());
    private static final HardwareProfile OTHER = new HardwareProfile(
            "7c31aa02", "Intel Xeon w5-2455X, 8 cores", Map.of("Model", "Intel Xeon w5-2455X", "Cores", "8"));

    final Map<UUID, RunDetails> runs = new ConcurrentHashMap<>();
    final Map<UUID, double[]> samples = new ConcurrentHashMap<>();
    final Map<UUID, LayerTimes> layers = new ConcurrentHashMap<>();
    final List<RunRequest> submitted = new ArrayList<>();
    final List<SeriesRequest> submittedSeries = new ArrayList<>();
    final List<SeriesDetails> series = new ArrayList<>();
    private final Map<UUID, List<Consumer<RunDetails>>> watchers = new ConcurrentHashMap<>();
    private Standing standing = Standing.TAKING;
    private @Nullable Instant calibrationAsked;
    private int made;

    /** Of the runs that are added from now on. */
    int batchSize = 1;

    static NetworkSpec preset(String id) {
        return Presets.find(id).orElseThrow().network();
    }

    /** As a server that comes back finds what another left. */
    void takeOver(FakeProfiler other) {
        runs.putAll(other.runs);
        samples.putAll(other.samples);
        layers.putAll(other.layers);
        made = other.made;
    }

    void clear() {
        runs.clear();
        samples.clear();
        layers.clear();
        submitted.clear();
        submittedSeries.clear();
        series.clear();
        standing = Standing.TAKING;
        calibrationAsked = null;
        made = 0;
        batchSize = 1;
    }

    RunDetails add(
            NetworkSpec network, RunState state, @Nullable String stage, double progress, @Nullable Failure failure) {
        return add(network, state, stage, progress, failure, batchSize);
    }

    private RunDetails add(
            NetworkSpec network,
            RunState state,
            @Nullable String stage,
            double progress,
            @Nullable Failure failure,
            int batchSize) {
        int number = ++made;
        Instant created = NOON.minusSeconds(600).plusSeconds(number * 40L);
        var run = new TrackedRun(
                new UUID(0x0199_0000_0000_7000L, number),
                state,
                created,
                state == RunState.QUEUED ? null : created.plusMillis(420),
                state.hasEnded() ? created.plusMillis(2_730) : null,
                saved(network),
                state == RunState.QUEUED ? null : "cpu-1f0c5a9e",
                new RunSettings(batchSize, "fp32", "eager", 1, "quick"),
                "baselines",
                List.of("imagenet", "first look"),
                stage,
                progress,
                1,
                false,
                failure,
                null,
                Project.Named.FIRST,
                FakeExperiments.BASELINES,
                Remarks.NONE,
                null);
        var details = new RunDetails(run, state == RunState.QUEUED ? null : HARDWARE, null, null, null, null, null);
        runs.put(run.id(), details);
        return details;
    }

    RunDetails addFinished(NetworkSpec network, double milliseconds, int count, Verdict verdict) {
        return addFinished(network, milliseconds, count, verdict, batchSize);
    }

    RunDetails addFinished(NetworkSpec network, double milliseconds, int count, Verdict verdict, int batchSize) {
        return measured(add(network, RunState.FINISHED, null, 1, null, batchSize), milliseconds, count, verdict);
    }

    /** A finished run on other hardware. */
    RunDetails addElsewhere(NetworkSpec network, double milliseconds) {
        RunDetails here = addFinished(network, milliseconds, 400, Verdict.STABLE);
        var there = new RunDetails(
                here.run(),
                OTHER,
                here.measurement(),
                here.environment(),
                here.numerics(),
                here.memory(),
                here.counters());
        runs.put(here.run().id(), there);
        return there;
    }

    /** A finished run whose latency moved since {@code against} was measured. */
    RunDetails addMoved(RunDetails against, double milliseconds) {
        NetworkSpec network = NetworkJson.read(against.run().network().json());
        RunDetails now = addFinished(network, milliseconds, 1240, Verdict.STABLE);
        double ratio = Objects.requireNonNull(now.measurement()).latency().p50()
                / Objects.requireNonNull(against.measurement()).latency().p50();
        Map<String, String> environment = new LinkedHashMap<>(Objects.requireNonNull(now.environment()));
        environment.put("Engine", "PyTorch 2.8.0 through DJL 0.36.0");
        var moved = new RunDetails(
                now.run(),
                now.hardwareProfile(),
                now.measurement(),
                environment,
                now.numerics(),
                now.memory(),
                now.counters(),
                new Movement(
                        against.run().id(),
                        ratio,
                        new MedianRatio.Interval(ratio * 0.995, ratio * 1.005),
                        List.of(new FactDifference("libtorch", "2.7.1", "2.8.0"))),
                null);
        runs.put(now.run().id(), moved);
        return moved;
    }

    /** A run that is under way comes to its end, and who watches it hears so. */
    void finish(UUID id, double milliseconds, int count, Verdict verdict) {
        change(id, RunState.FINISHED, null, 1, details -> measured(details, milliseconds, count, verdict));
    }

    private RunDetails measured(RunDetails details, double milliseconds, int count, Verdict verdict) {
        double[] values = FakeMeasurement.latencies(
                milliseconds, count, details.run().id().getLeastSignificantBits());
        samples.put(details.run().id(), values);
        var finished = new RunDetails(
                details.run(),
                HARDWARE,
                FakeMeasurement.of(values, verdict),
                FakeMeasurement.environment(),
                FakeMeasurement.NUMERICS,
                FakeMeasurement.memory(details.run().network()),
                null);
        layers.put(details.run().id(), FakeMeasurement.layers(details.run().network(), milliseconds));
        runs.put(details.run().id(), finished);
        return finished;
    }

    void change(UUID id, RunState state, @Nullable String stage, double progress) {
        change(id, state, stage, progress, details -> details);
    }

    private void change(
            UUID id, RunState state, @Nullable String stage, double progress, UnaryOperator<RunDetails> then) {
        RunDetails old = find(id).orElseThrow(() -> new UnknownRun(id));
        TrackedRun r = old.run();
        var run = new TrackedRun(
                r.id(),
                state,
                r.createdAt(),
                r.startedAt(),
                r.finishedAt(),
                r.network(),
                r.device(),
                r.settings(),
                r.experiment(),
                r.tags(),
                stage,
                progress,
                r.attempt(),
                r.cancelRequested(),
                r.failure(),
                r.series(),
                r.project(),
                r.experimentId(),
                r.remarks(),
                r.clonedFrom());
        var changed = then.apply(new RunDetails(
                run,
                old.hardwareProfile(),
                old.measurement(),
                old.environment(),
                old.numerics(),
                old.memory(),
                old.counters()));
        runs.put(id, changed);
        watchers.getOrDefault(id, List.of()).forEach(listener -> listener.accept(changed));
    }

    @Override
    public TrackedSeries submit(SeriesRequest request) {
        submittedSeries.add(request);
        return addSeries(
                        request.title(),
                        request.axis(),
                        request.together(),
                        request.members().stream()
                                .map(member -> add(member.request().network(), RunState.QUEUED, null, 0, null))
                                .toList())
                .series();
    }

    @Override
    public Optional<SeriesDetails> series(UUID id) {
        return series.stream().filter(found -> found.series().id().equals(id)).findFirst();
    }

    @Override
    public List<SeriesDetails> newestSeries(Visible visible, int most) {
        return series.reversed().stream().limit(most).toList();
    }

    @Override
    public int cancelSeries(UUID id) {
        return 0;
    }

    /** Runs that were added before, as a series of this title. */
    SeriesDetails addSeries(String title, @Nullable String axis, boolean together, List<RunDetails> members) {
        var tracked = new TrackedSeries(
                new UUID(0x0199_0000_0000_7000L, 1_000_000L + series.size()),
                Project.Named.FIRST,
                title,
                axis,
                together,
                NOON,
                members.stream().map(member -> member.run().id()).toList());
        var details = new SeriesDetails(tracked, members);
        series.add(details);
        return details;
    }

    @Override
    public TrackedRun submit(RunRequest request) {
        if (request.batchSize() != null && request.batchSize() > 4096) {
            throw new InvalidRun(List.of(
                    new Violation("batchSize", request.batchSize(), "1..4096", "batchSize must be within 1..4096.")));
        }
        submitted.add(request);
        return add(request.network(), RunState.QUEUED, null, 0, null).run();
    }

    @Override
    public AcceptedRequest accept(RunRequest request) {
        return new AcceptedRequest(new RunSettings(1, "fp32", "eager", 1, "quick"), request.device());
    }

    @Override
    public Optional<RunDetails> find(UUID id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public List<RunDetails> find(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<RunDetails> find(Visible scope, Collection<UUID> ids) {
        return ids.stream().map(runs::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<UUID, double[]> samples(Collection<UUID> ids) {
        var found = new HashMap<>(samples);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Map<UUID, LayerTimes> layers(Collection<UUID> ids) {
        var found = new HashMap<>(layers);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public RunPage list(RunQuery query) {
        int from = query.pageToken() == null ? 0 : Integer.parseInt(query.pageToken());
        List<RunDetails> all = runs.values().stream()
                .filter(run -> query.fingerprint() == null
                        || query.fingerprint().equals(run.run().network().fingerprint()))
                .filter(run -> !query.moved() || run.moved() != null)
                .filter(run -> query.state() == null || run.run().state() == query.state())
                .filter(run -> query.text() == null || isNamed(run.run(), query.text()))
                .sorted(order(query))
                .toList();
        int to = Math.min(all.size(), from + query.pageSize());
        return new RunPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static boolean isNamed(TrackedRun run, String text) {
        return run.network().name().contains(text) || run.id().toString().startsWith(text);
    }

    @Override
    public List<RunDetails> moved(Visible visible, int most) {
        return list(new RunQuery(null, null, null, RunQuery.Order.CREATED_AT, true, most, null, true))
                .items();
    }

    @Override
    public List<RunDetails> newestIn(UUID project, @Nullable UUID experiment, int most) {
        return runs.values().stream()
                .filter(details -> details.run().project().id().equals(project)
                        && details.run().remarks().trashedAt() == null)
                .sorted(Comparator.comparing(
                                (RunDetails details) -> details.run().createdAt())
                        .reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<FastestRun> fastestIn(UUID project) {
        return fastest(
                        Visible.EVERYTHING,
                        runs.values().stream()
                                .map(details -> details.run().network().fingerprint())
                                .distinct()
                                .toList())
                .values()
                .stream()
                .flatMap(List::stream)
                .limit(2)
                .toList();
    }

    @Override
    public int count(Visible visible, RunState state) {
        return (int)
                runs.values().stream().filter(run -> run.run().state() == state).count();
    }

    private static Comparator<RunDetails> order(RunQuery query) {
        Comparator<RunDetails> order = switch (query.order()) {
            case CREATED_AT -> Comparator.comparing(run -> run.run().createdAt());
            case NAME -> Comparator.comparing(run -> run.run().network().name());
            case STATE -> Comparator.comparing(run -> run.run().state());
            case P50 ->
                Comparator.comparingDouble(run -> run.measurement() == null
                        ? Double.MAX_VALUE
                        : run.measurement().latency().p50());
            case PARAMETERS ->
                Comparator.comparingLong(run -> run.run().network().totals().parameters());
            case MACS ->
                Comparator.comparingLong(run -> run.run().network().totals().macs());
            case CIO ->
                Comparator.comparingLong(run -> run.run().network().totals().cio());
        };
        return query.descending() ? order.reversed() : order;
    }

    @Override
    public Map<String, List<FastestRun>> fastest(Visible visible, Collection<String> fingerprints) {
        var fastest = new HashMap<String, List<FastestRun>>();
        for (RunDetails details : runs.values()) {
            Measurement measurement = details.measurement();
            String fingerprint = details.run().network().fingerprint();
            if (measurement != null && fingerprints.contains(fingerprint)) {
                var run = new FastestRun(
                        details.run().id(),
                        HARDWARE,
                        measurement.latency().p50(),
                        measurement.verdict(),
                        details.run().settings().batchSize(),
                        details.run().settings().precision(),
                        details.run().settings().threads());
                fastest.merge(
                        fingerprint,
                        List.of(run),
                        (known, own) -> known.getFirst().p50() <= run.p50() ? known : own);
            }
        }
        return fastest;
    }

    @Override
    public Optional<double[]> samples(UUID id) {
        return Optional.ofNullable(samples.get(id));
    }

    @Override
    public Optional<LayerTimes> layers(UUID id) {
        return Optional.ofNullable(layers.get(id));
    }

    /** A run that was measured before layers were timed and memory was watched. */
    RunDetails addOld(NetworkSpec network, double milliseconds, int count, Verdict verdict) {
        RunDetails run = addFinished(network, milliseconds, count, verdict);
        var old = new RunDetails(
                run.run(), run.hardwareProfile(), run.measurement(), run.environment(), run.numerics(), null, null);
        layers.remove(run.run().id());
        runs.put(run.run().id(), old);
        return old;
    }

    RunDetails addCounted(NetworkSpec network, double milliseconds, Counters counters) {
        RunDetails run = addFinished(network, milliseconds, 400, Verdict.STABLE);
        var counted = new RunDetails(
                run.run(),
                run.hardwareProfile(),
                run.measurement(),
                run.environment(),
                run.numerics(),
                run.memory(),
                counters);
        runs.put(run.run().id(), counted);
        return counted;
    }

    @Override
    public void cancel(UUID id) {
        RunDetails details = find(id).orElseThrow(() -> new UnknownRun(id));
        if (details.run().state().hasEnded()) {
            throw new RunHasEnded(id, details.run().state());
        }
        change(id, RunState.CANCELLED, null, 0);
    }

    @Override
    public List<DeviceView> devices() {
        return runs.isEmpty()
                ? List.of()
                : List.of(device("cpu-1f0c5a9e", HARDWARE, standing), device("cpu-2e77d0c1", OTHER, Standing.TAKING));
    }

    private static DeviceView device(String id, HardwareProfile hardware, Standing standing) {
        boolean first = hardware.equals(HARDWARE);
        return new DeviceView(
                id,
                "cpu",
                first ? "bench" : "attic",
                hardware,
                first ? "bench:4242" : null,
                NOON,
                first ? 2 : 8,
                new Ceilings(178e9, 21e9),
                null,
                first ? new CounterSupport(true, "perf counts cycles, instructions, LLC-load-misses.") : null,
                standing,
                standing == Standing.TAKING ? null : NOON);
    }

    @Override
    public Optional<DeviceDetails> device(String id) {
        return devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .map(this::details);
    }

    private DeviceDetails details(DeviceView device) {
        boolean first = device.worker() != null;
        List<RunDetails> queue = list(new RunQuery(RunState.QUEUED, null, RunQuery.Order.CREATED_AT, false, 25, null))
                .items();
        Map<String, Double> reached = first
                ? new TreeMap<>(
                        Map.of("fp32", 178.2e9, "bf16", 341.7e9, "fp64", 88.3e9, "update", 21.04e9, "copy", 18.8e9))
                : new TreeMap<>(Map.of("fp32", 612e9, "update", 42e9));
        return new DeviceDetails(
                device,
                first ? NOON.minusSeconds(4000) : null,
                first
                        ? runs.values().stream()
                                .filter(run -> run.run().state() == RunState.RUNNING)
                                .findFirst()
                                .orElse(null)
                        : null,
                queue,
                count(Visible.EVERYTHING, RunState.QUEUED),
                reached,
                List.of(
                        new TakenCalibration(NOON.minusSeconds(500), reached),
                        new TakenCalibration(NOON.minusSeconds(4000), Map.of("fp32", 171e9, "update", 20.1e9))),
                calibrationAsked,
                null,
                first ? FakeMeasurement.environment() : Map.of());
    }

    @Override
    public void stand(String id, Standing standing) {
        requireKnown(id);
        this.standing = standing;
    }

    @Override
    public void calibrate(String id) {
        requireKnown(id);
        calibrationAsked = NOON;
    }

    private void requireKnown(String id) {
        if (device(id).isEmpty()) {
            throw new UnknownDevice(id);
        }
    }

    @Override
    public Subscription watch(UUID id, Consumer<RunDetails> listener) {
        var listeners = watchers.computeIfAbsent(id, key -> new java.util.concurrent.CopyOnWriteArrayList<>());
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    static SavedNetwork saved(NetworkSpec network) {
        return new SavedNetwork(
                Fingerprint.of(network),
                NetworkName.of(network),
                network.family(),
                NetworkJson.write(network).toString(),
                Analysis.of(network.graph()).totals(),
                NOON);
    }

    private static Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Model", "AMD EPYC 9B45");
        facts.put("Cores", "2");
        facts.put("Memory", "16 GiB");
        return facts;
    }
}
