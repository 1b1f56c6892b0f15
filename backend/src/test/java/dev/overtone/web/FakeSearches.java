package dev.overtone.web;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.architecture.Violation;
import dev.overtone.notation.NetworkName;
import dev.overtone.profiling.Subscription;
import dev.overtone.search.Budget;
import dev.overtone.search.Constraint;
import dev.overtone.search.InvalidSearch;
import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Method;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchHasEnded;
import dev.overtone.search.SearchRequest;
import dev.overtone.search.SearchRules;
import dev.overtone.search.SearchState;
import dev.overtone.search.SearchTrial;
import dev.overtone.search.Searches;
import dev.overtone.search.TrialOrigin;
import dev.overtone.search.TrialState;
import dev.overtone.search.UnknownSearch;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Searches without a database or a driver: they stand as a test says. */
class FakeSearches implements Searches {

    static final DesignSpace SPACE = DesignSpace.around(FakeProfiler.preset("hardnet-68"));
    static final List<Objective> OBJECTIVES =
            List.of(Objective.least(MeasuredMetric.LATENCY.notation()), Objective.most("parameters"));

    final List<SearchRequest> begun = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final Map<UUID, Search> searches = new ConcurrentHashMap<>();
    final Map<UUID, List<SearchTrial>> trials = new ConcurrentHashMap<>();
    private final Map<UUID, List<Consumer<Search>>> watchers = new ConcurrentHashMap<>();
    private int made;

    void clear() {
        begun.clear();
        asked.clear();
        searches.clear();
        trials.clear();
        made = 0;
    }

    /** The page of a new one. */
    String at(String title, SearchState state, int count) {
        return "/searches/" + add(title, state, count);
    }

    UUID add(String title, SearchState state, int count) {
        var id = new UUID(7, ++made);
        List<SearchTrial> all = trials(count, state, made);
        trials.put(id, all);
        searches.put(id, search(id, title, state, SPACE, OBJECTIVES, new Budget(Math.max(100, count), 60, 50), all));
        return id;
    }

    /** As if another device had measured it. */
    void move(UUID id, String device) {
        Search search = find(id).orElseThrow();
        searches.put(
                id,
                new Search(
                        id,
                        search.project(),
                        search.title(),
                        search.space(),
                        search.objectives(),
                        search.constraints(),
                        search.method(),
                        search.seed(),
                        search.budget(),
                        search.costing(),
                        device,
                        search.settings(),
                        search.state(),
                        search.reason(),
                        search.exact(),
                        search.dryRun(),
                        search.revision(),
                        search.createdAt(),
                        search.resumedAt(),
                        search.workedSeconds(),
                        search.finishedAt(),
                        search.counts()));
    }

    static Search search(
            UUID id,
            String title,
            SearchState state,
            DesignSpace space,
            List<Objective> objectives,
            Budget budget,
            List<SearchTrial> all) {
        return new Search(
                id,
                Project.Named.FIRST,
                title,
                space,
                objectives,
                List.of(Constraint.atMost("macs", 9e9)),
                Method.RANDOM,
                7,
                budget,
                "{}",
                "cpu-1f0c5a9e",
                new RunSettings(1, "fp32", "eager", 1, "quick"),
                state,
                reason(state),
                false,
                state == SearchState.PAUSED,
                all.size(),
                FakeProfiler.NOON.minusSeconds(5000),
                state == SearchState.RUNNING ? FakeProfiler.NOON.minusSeconds(600) : null,
                12.5 * all.size(),
                state.hasEnded() ? FakeProfiler.NOON : null,
                counts(all));
    }

    private static @Nullable String reason(SearchState state) {
        return switch (state) {
            case RUNNING -> null;
            case PAUSED -> "The dry run is done.";
            case FINISHED -> "Its budget of networks is spent.";
            case STOPPED -> "Somebody stopped it.";
        };
    }

    private static Search.Counts counts(List<SearchTrial> all) {
        return new Search.Counts(
                count(all, TrialState.WAITING),
                count(all, TrialState.VALUED),
                count(all, TrialState.INFEASIBLE),
                count(all, TrialState.FAILED),
                (int) all.stream()
                        .filter(trial -> trial.origin() == TrialOrigin.EARLIER)
                        .count());
    }

    private static int count(List<SearchTrial> all, TrialState state) {
        return (int) all.stream().filter(trial -> trial.state() == state).count();
    }

    private static List<SearchTrial> trials(int count, SearchState state, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<SearchTrial>();
        for (int number = 1; number <= count; number++) {
            boolean waiting = state == SearchState.RUNNING && number > count - 2;
            boolean failed = !waiting && number % 41 == 0;
            all.add(trial(number, random, waiting, failed));
        }
        return all;
    }

    private static SearchTrial trial(int number, Random random, boolean waiting, boolean failed) {
        long candidate = Math.floorMod(random.nextLong(), SPACE.size());
        int[] choices = SPACE.choices(candidate);
        double size = 1;
        double weight = 1;
        for (int choice : choices) {
            size *= 1 + 0.12 * choice;
            weight *= 1.4 + 0.3 * choice;
        }
        double latency = 12 * size * (0.9 + 0.2 * random.nextDouble());
        double parameters = Math.rint(1e5 * weight * (0.8 + 0.4 * random.nextDouble()));
        double macs = Math.rint(1.1e9 * size * (0.95 + 0.1 * random.nextDouble()));
        boolean infeasible = macs > 9e9;
        TrialState state = waiting
                ? TrialState.WAITING
                : failed ? TrialState.FAILED : infeasible ? TrialState.INFEASIBLE : TrialState.VALUED;
        boolean measured = state == TrialState.VALUED || state == TrialState.INFEASIBLE;
        return new SearchTrial(
                number,
                candidate,
                "%064x".formatted(candidate),
                NetworkName.of(SPACE.at(candidate)),
                number % 9 == 0 ? TrialOrigin.EARLIER : TrialOrigin.ASKED,
                null,
                state,
                measured ? new UUID(8, number) : null,
                new double[] {measured ? latency : Double.NaN, parameters, macs},
                failed ? "The worker was lost." : null,
                waiting ? null : number,
                FakeProfiler.NOON.minusSeconds(4000),
                waiting ? null : FakeProfiler.NOON.minusSeconds(3000),
                measured ? latency * 0.985 : null,
                measured ? latency * 1.015 : null);
    }

    @Override
    public Search begin(SearchRequest request) {
        if (request.objectives().isEmpty()) {
            throw new InvalidSearch(
                    List.of(new Violation("objectives", 0, "1..3", "objectives must be within 1..3, was 0.")));
        }
        checkBudget(request.budget());
        begun.add(request);
        var id = new UUID(7, ++made);
        trials.put(id, List.of());
        searches.put(
                id,
                search(
                        id,
                        request.title(),
                        SearchState.RUNNING,
                        request.space(),
                        request.objectives(),
                        request.budget(),
                        List.of()));
        return find(id).orElseThrow();
    }

    private static void checkBudget(Budget budget) {
        if (budget.trials() == null && budget.minutes() == null && budget.patience() == null) {
            throw new InvalidSearch(List.of(new Violation(
                    "budget",
                    "no end",
                    "trials, minutes or patience",
                    "A search needs an end: trials, minutes or patience.")));
        }
    }

    @Override
    public List<String> metrics(Visible scope) {
        return SearchRules.METRICS;
    }

    @Override
    public Optional<Search> find(UUID id) {
        return Optional.ofNullable(searches.get(id));
    }

    @Override
    public List<Search> newest(Visible visible, int most) {
        return searches.values().stream()
                .sorted(java.util.Comparator.comparing(Search::id))
                .limit(most)
                .toList();
    }

    @Override
    public List<SearchTrial> trials(UUID id) {
        return trials.getOrDefault(id, List.of());
    }

    @Override
    public List<SearchTrial> trials(UUID id, int after, int most) {
        return trials(id).stream()
                .filter(trial -> trial.number() > after)
                .limit(most)
                .toList();
    }

    @Override
    public Search pause(UUID id) {
        return turn("pause", id);
    }

    @Override
    public Search resume(UUID id) {
        return turn("resume", id);
    }

    @Override
    public Search stop(UUID id) {
        return turn("stop", id);
    }

    @Override
    public Search extend(UUID id, Budget budget) {
        checkBudget(budget);
        return turn("extend to " + budget.trials(), id);
    }

    @Override
    public Search measure(UUID id, List<Long> candidates) {
        return turn("measure " + candidates, id);
    }

    private Search turn(String what, UUID id) {
        Search search = find(id).orElseThrow(() -> new UnknownSearch(id));
        asked.add(what);
        if (search.state() == SearchState.STOPPED) {
            throw new SearchHasEnded(id, "is over.");
        }
        return search;
    }

    /** Tells everybody who watches how it stands now. */
    void tell(UUID id) {
        Search search = find(id).orElseThrow();
        watchers.getOrDefault(id, List.of()).forEach(listener -> listener.accept(search));
    }

    @Override
    public Subscription watch(UUID id, Consumer<Search> listener) {
        var listeners = watchers.computeIfAbsent(id, _ -> new java.util.concurrent.CopyOnWriteArrayList<>());
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
