package dev.overtone.profiling;

import dev.overtone.analysis.Room;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.Sha256;
import dev.overtone.tracking.NewRun;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Runs;
import dev.overtone.tracking.SeriesOfRuns;
import dev.overtone.tracking.TrackedRun;
import dev.overtone.tracking.TrackedSeries;
import dev.overtone.tracking.Visible;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts runs into the queue that workers take them from, and reads them back with what was measured. */
@Service
class QueueingProfiler implements Profiler {

    private final Runs runs;
    private final Measurements measurements;
    private final Anatomies anatomies;
    private final Movements movements;
    private final Devices devices;
    private final RunListing listing;
    private final RunFeed feed;
    private final SeriesOfRuns series;
    private final QueuedSeries queuedSeries;

    QueueingProfiler(
            Runs runs,
            Measurements measurements,
            Anatomies anatomies,
            Movements movements,
            Devices devices,
            RunListing listing,
            RunFeed feed,
            SeriesOfRuns series,
            QueuedSeries queuedSeries) {
        this.series = series;
        this.queuedSeries = queuedSeries;
        this.runs = runs;
        this.measurements = measurements;
        this.anatomies = anatomies;
        this.movements = movements;
        this.devices = devices;
        this.listing = listing;
        this.feed = feed;
    }

    @Override
    public TrackedRun submit(RunRequest request) {
        // Entered before any transaction: who waits here holds no connection.
        try (var _ = Room.SHARED.enter(request.network())) {
            return drawnAndQueued(request);
        }
    }

    private TrackedRun drawnAndQueued(RunRequest request) {
        // Drawn once before anything is kept: a network that cannot be is refused here.
        request.network().graph();
        String key = request.idempotencyKey();
        NewRun.Once once = key == null ? null : new NewRun.Once(key, digest(request));
        if (once != null) {
            // A repeat is answered as the first was, whatever devices have come or gone since.
            Optional<TrackedRun> earlier = runs.findRepeat(once);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        var accepted = AcceptedRequest.of(request, devices.all());
        return runs.queue(new NewRun(
                request.network(),
                accepted.settings(),
                accepted.device(),
                request.placed(),
                request.experiment(),
                request.tags(),
                once,
                request.madeFrom(),
                request.clonedFrom()));
    }

    @Override
    public AcceptedRequest accept(RunRequest request) {
        List<DeviceView> pool = devices.all();
        return AcceptedRequest.of(request, pool).onOneOf(pool);
    }

    @Override
    public TrackedSeries submit(SeriesRequest request) {
        return queuedSeries.queue(request);
    }

    @Override
    public Optional<SeriesDetails> series(UUID id) {
        return series.find(id).map(this::details);
    }

    @Override
    public List<SeriesDetails> newestSeries(Visible visible, int most) {
        List<TrackedSeries> newest = series.newest(visible, most);
        Map<UUID, RunDetails> members =
                details(newest.stream().flatMap(found -> found.runs().stream()).toList()).stream()
                        .collect(Collectors.toMap(run -> run.run().id(), Function.identity()));
        return newest.stream()
                .map(found -> new SeriesDetails(
                        found,
                        found.runs().stream()
                                .map(members::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    private SeriesDetails details(TrackedSeries found) {
        return new SeriesDetails(found, details(found.runs()));
    }

    @Override
    public int cancelSeries(UUID id) {
        return series.cancel(id);
    }

    @Override
    public Optional<RunDetails> find(UUID id) {
        return details(List.of(id)).stream().findFirst();
    }

    @Override
    public List<RunDetails> find(Collection<UUID> ids) {
        return details(ids);
    }

    @Override
    public List<RunDetails> find(Visible scope, Collection<UUID> ids) {
        return details(ids).stream()
                .filter(details -> scope.shows(details.run().project().id()))
                .filter(details -> details.run().remarks().trashedAt() == null)
                .toList();
    }

    @Override
    public RunPage list(RunQuery query) {
        RunListing.Page page = listing.find(query);
        return new RunPage(details(page.ids()), page.nextPageToken());
    }

    @Override
    public List<RunDetails> moved(Visible visible, int most) {
        return details(movements.standing(visible, most));
    }

    @Override
    public List<RunDetails> newestIn(UUID project, @Nullable UUID experiment, int most) {
        return details(listing.newestIn(project, experiment, most));
    }

    @Override
    public List<FastestRun> fastestIn(UUID project) {
        return measurements.fastestIn(project);
    }

    @Override
    public int count(Visible visible, RunState state) {
        return listing.count(visible, state);
    }

    @Override
    public Optional<double[]> samples(UUID id) {
        return measurements.samples(id);
    }

    @Override
    public Optional<LayerTimes> layers(UUID id) {
        return anatomies.layers(id);
    }

    @Override
    public Map<UUID, double[]> samples(Collection<UUID> ids) {
        return measurements.samples(ids);
    }

    @Override
    public Map<UUID, LayerTimes> layers(Collection<UUID> ids) {
        return anatomies.layers(ids);
    }

    @Override
    public void cancel(UUID id) {
        if (!runs.cancel(id)) {
            TrackedRun run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
            throw new RunHasEnded(id, run.state());
        }
    }

    @Override
    public List<DeviceView> devices() {
        return devices.all();
    }

    @Override
    public Map<String, List<FastestRun>> fastest(Visible visible, Collection<String> fingerprints) {
        return measurements.fastest(visible, fingerprints);
    }

    @Override
    public Subscription watch(UUID id, Consumer<RunDetails> listener) {
        return feed.watch(id, () -> find(id).ifPresent(listener));
    }

    /** In the order asked for; what has gone meanwhile is left out. */
    private List<RunDetails> details(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, TrackedRun> found = runs.findAll(ids);
        Map<UUID, Measurements.Kept> measured = measurements.find(ids);
        Map<UUID, Anatomies.Kept> anatomy = anatomies.find(ids);
        List<DeviceView> pool =
                found.values().stream().anyMatch(run -> run.state() == RunState.QUEUED) ? devices.all() : List.of();
        Map<UUID, Movement> moved = movements.find(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(run -> details(
                        run,
                        measured.get(run.id()),
                        anatomy.getOrDefault(run.id(), Anatomies.Kept.NOTHING),
                        moved.get(run.id()),
                        Waiting.reason(run, pool)))
                .toList();
    }

    private static RunDetails details(
            TrackedRun run,
            Measurements.@Nullable Kept kept,
            Anatomies.Kept anatomy,
            @Nullable Movement moved,
            @Nullable String waiting) {
        return kept == null
                ? RunDetails.unmeasured(run, waiting)
                : new RunDetails(
                        run,
                        kept.hardwareProfile(),
                        kept.measurement(),
                        kept.environment(),
                        kept.numerics(),
                        anatomy.memory(),
                        anatomy.counters(),
                        moved,
                        null);
    }

    static String digest(RunRequest request) {
        String body = String.join(
                "\n",
                NetworkJson.writeText(request.network()),
                String.valueOf(request.device()),
                String.valueOf(request.batchSize()),
                String.valueOf(request.precision()),
                String.valueOf(request.runtime()),
                String.valueOf(request.threads()),
                String.valueOf(request.protocol()),
                String.valueOf(request.experiment()),
                Json.write(request.tags()));
        // Later fields come behind, so that a request without them is still the one that it was.
        String counted = request.counters() ? body + "\ncounters" : body;
        String made = request.madeFrom() == null ? counted : counted + "\n" + request.madeFrom();
        String placed = request.project() == null ? made : made + "\nin " + request.project();
        return Sha256.hex(request.clonedFrom() == null ? placed : placed + "\nlike " + request.clonedFrom());
    }
}
