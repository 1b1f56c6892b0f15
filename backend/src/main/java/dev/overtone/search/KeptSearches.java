package dev.overtone.search;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.notation.Sha256;
import dev.overtone.profiling.AcceptedRequest;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.InvalidRun;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunHasEnded;
import dev.overtone.profiling.RunRequest;
import dev.overtone.profiling.Subscription;
import dev.overtone.tracking.KeyUsedForAnotherRequest;
import dev.overtone.tracking.KnownMetric;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.Visible;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches in the database; {@link SearchDriver} leads them. */
@Service
class KeptSearches implements Searches {

    private static final Set<SearchState> AT_WORK = EnumSet.of(SearchState.RUNNING, SearchState.PAUSED);
    private static final Set<SearchState> NOT_STOPPED =
            EnumSet.of(SearchState.RUNNING, SearchState.PAUSED, SearchState.FINISHED);

    private final SearchRows rows;
    private final TrialRows trials;
    private final SearchFeed feed;
    private final Profiler profiler;
    private final Metrics metrics;
    private final Clock clock;

    KeptSearches(SearchRows rows, TrialRows trials, SearchFeed feed, Profiler profiler, Metrics metrics, Clock clock) {
        this.rows = rows;
        this.trials = trials;
        this.feed = feed;
        this.profiler = profiler;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Search begin(SearchRequest request) {
        String key = request.idempotencyKey();
        String digest = key == null ? null : digest(request);
        if (key != null && digest != null) {
            Optional<UUID> earlier = rows.findByKey(key);
            if (earlier.isPresent()) {
                if (!rows.wasAskedBy(earlier.get(), digest)) {
                    throw new KeyUsedForAnotherRequest(key);
                }
                return rows.find(earlier.get()).orElseThrow();
            }
        }
        var violations = new ArrayList<>(SearchRules.violations(request, metrics(Visible.EVERYTHING)));
        AcceptedRequest accepted = accepted(request, violations);
        if (accepted == null || !violations.isEmpty()) {
            throw new InvalidSearch(violations);
        }
        UUID id = rows.insert(
                request,
                accepted.settings(),
                request.measures() ? device(request, accepted) : null,
                digest,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return rows.find(id).orElseThrow();
    }

    @Override
    public List<String> metrics(Visible scope) {
        return Stream.concat(
                        SearchRules.METRICS.stream(),
                        metrics.known(scope).stream()
                                .map(KnownMetric::name)
                                .filter(name -> !SearchRules.METRICS.contains(name)))
                .toList();
    }

    /** Any, where nobody named one and several are of one hardware profile: then what they measure compares. */
    private @Nullable String device(SearchRequest request, AcceptedRequest accepted) {
        List<DeviceView> pool = profiler.devices();
        boolean anyWillDo = request.measuring().device() == null
                && pool.size() > 1
                && pool.stream()
                                .map(device -> device.hardwareProfile().id())
                                .distinct()
                                .count()
                        == 1;
        return anyWillDo ? null : accepted.device();
    }

    private @Nullable AcceptedRequest accepted(SearchRequest request, List<Violation> violations) {
        SearchRequest.Measuring measuring = request.measuring();
        try {
            return profiler.accept(new RunRequest(
                    request.space().at(0),
                    measuring.device(),
                    measuring.batchSize(),
                    measuring.precision(),
                    measuring.runtime(),
                    measuring.threads(),
                    measuring.protocol(),
                    null,
                    List.of(),
                    null));
        } catch (InvalidRun e) {
            e.violations().forEach(violation -> violations.add(violation.under("measuring")));
        } catch (InvalidNetwork e) {
            e.violations().forEach(violation -> violations.add(violation.under("space")));
        }
        return null;
    }

    @Override
    public Optional<Search> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public List<Search> newest(Visible visible, int most) {
        return rows.newest(visible, most);
    }

    @Override
    public List<SearchTrial> trials(UUID id) {
        return trials.list(id, 0, Integer.MAX_VALUE);
    }

    @Override
    public List<SearchTrial> trials(UUID id, int after, int most) {
        return trials.list(id, after, most);
    }

    @Override
    @Transactional
    public Search pause(UUID id) {
        Search search = existing(id);
        if (!rows.turn(id, EnumSet.of(SearchState.RUNNING), SearchState.PAUSED, null)
                && search.state() != SearchState.PAUSED) {
            throw new SearchHasEnded(id, "is over; there is nothing to pause.");
        }
        return existing(id);
    }

    @Override
    @Transactional
    public Search resume(UUID id) {
        Search search = existing(id);
        if (!rows.turn(id, EnumSet.of(SearchState.PAUSED), SearchState.RUNNING, null)
                && search.state() != SearchState.RUNNING) {
            throw new SearchHasEnded(id, "is over; give it a larger budget to go on.");
        }
        rows.endDryRun(id);
        return existing(id);
    }

    @Override
    public Search stop(UUID id) {
        existing(id);
        if (!rows.turn(id, AT_WORK, SearchState.STOPPED, "Somebody stopped it.")) {
            throw new SearchHasEnded(id, "is over already.");
        }
        for (TrialRows.Waiting waiting : trials.waiting(id)) {
            UUID run = waiting.run();
            if (run != null) {
                cancel(run);
            }
        }
        return existing(id);
    }

    private void cancel(UUID run) {
        try {
            profiler.cancel(run);
        } catch (RunHasEnded e) {
            // Then it is heard of as any other.
        }
    }

    @Override
    @Transactional
    public Search extend(UUID id, Budget budget) {
        Search search = existing(id);
        List<Violation> violations = SearchRules.violations(budget);
        if (!violations.isEmpty()) {
            throw new InvalidSearch(violations);
        }
        if (search.state() == SearchState.STOPPED) {
            throw new SearchHasEnded(id, "was stopped; begin another.");
        }
        rows.setBudget(id, budget);
        rows.turn(id, EnumSet.of(SearchState.FINISHED), SearchState.RUNNING, null);
        return existing(id);
    }

    @Override
    @Transactional
    public Search measure(UUID id, List<Long> candidates) {
        Search search = existing(id);
        if (search.state() == SearchState.STOPPED) {
            throw new SearchHasEnded(id, "was stopped; begin another.");
        }
        List<Violation> violations = IntStream.range(0, candidates.size())
                .filter(i -> candidates.get(i) < 0
                        || candidates.get(i) >= search.space().size())
                .mapToObj(i -> new Violation(
                        "candidates[" + i + "]",
                        candidates.get(i),
                        "0.." + (search.space().size() - 1),
                        "The space has no network " + candidates.get(i) + "."))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidSearch(violations);
        }
        var paper = new PaperFigures(search);
        List<SearchTrial> before = trials.list(id, 0, Integer.MAX_VALUE);
        trials.ask(
                id,
                search.revision(),
                candidates.stream()
                        .map(candidate -> TrialRows.NetworkToTry.of(search.space(), candidate))
                        .map(network -> new TrialRows.Wanted(
                                network,
                                TrialOrigin.CHOSEN,
                                before.stream()
                                        .filter(trial -> trial.fingerprint().equals(network.fingerprint()))
                                        .map(SearchTrial::number)
                                        .findFirst()
                                        .orElse(null),
                                paper.of(network.spec())))
                        .toList());
        rows.turn(id, NOT_STOPPED, SearchState.RUNNING, null);
        return existing(id);
    }

    @Override
    public Subscription watch(UUID id, Consumer<Search> listener) {
        return feed.watch(id, () -> find(id).ifPresent(listener));
    }

    private Search existing(UUID id) {
        return rows.find(id).orElseThrow(() -> new UnknownSearch(id));
    }

    private static String digest(SearchRequest request) {
        String asked = String.join(
                "\n",
                request.title(),
                DesignSpaceJson.writeText(request.space()),
                request.objectives().toString(),
                request.constraints().toString(),
                request.method().notation(),
                Long.toString(request.seed()),
                request.budget().toString(),
                request.costing(),
                request.measuring().toString(),
                Boolean.toString(request.dryRun()));
        // A later field: a request without it is still the one that it was.
        return Sha256.hex(request.project() == null ? asked : asked + "\nin " + request.project());
    }
}
