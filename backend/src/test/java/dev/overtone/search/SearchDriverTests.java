package dev.overtone.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.MetricEntry;
import dev.overtone.tracking.Metrics;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches that are led by the server's own driver; the test is the worker. */
@ServerTest
class SearchDriverTests {

    /** 36 networks. */
    private static final DesignSpace SPACE = new DesignSpace(
            Ledger.network(10),
            List.of(
                    Variable.of(Kind.GROWTH_RATE, 4, 6, 8),
                    Variable.of(Kind.DEPTH, 2, 4, 8),
                    Variable.of(Kind.STEM, 4, 8),
                    Variable.of(Kind.RESOLUTION, 32, 64)));

    @Autowired
    private Searches searches;

    @Autowired
    private SearchRows rows;

    @Autowired
    private SearchSteps steps;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private Hold hold;

    @BeforeEach
    void hasADevice() {
        ledger.empty();
        hold = ledger.device("cpu-1", 3);
    }

    @Test
    void measuresAsManyNetworksAsItMayAndNoneTwice() {
        UUID id = searches.begin(request(8, false)).id();

        List<TrackedRun> measured = workUntilEnded(id, SearchDriverTests::slowAsItsMacs);

        Search over = searches.find(id).orElseThrow();
        assertThat(over.state()).isEqualTo(SearchState.FINISHED);
        assertThat(over.reason()).isEqualTo("Its budget of 8 networks is spent.");
        assertThat(over.counts()).isEqualTo(new Search.Counts(0, 8, 0, 0, 0));
        assertThat(measured).hasSize(8);
        assertThat(measured.stream().map(run -> run.network().fingerprint())).doesNotHaveDuplicates();
        List<SearchTrial> trials = searches.trials(id);
        assertThat(trials).extracting(SearchTrial::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(trials).extracting(SearchTrial::told).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(trials).allSatisfy(trial -> {
            TrackedRun run = ledger.run(java.util.Objects.requireNonNull(trial.run()));
            assertThat(trial.figures()).containsExactly(slowAsItsMacs(run), (double)
                    run.network().totals().parameters());
        });
        assertThat(Findings.of(over, trials).front()).isNotEmpty();
    }

    @Test
    void takesWhatWasMeasuredBeforeForNothing() {
        UUID first = searches.begin(request(5, false)).id();
        List<TrackedRun> before = workUntilEnded(first, SearchDriverTests::slowAsItsMacs);

        UUID second = searches.begin(request(4, false)).id();
        List<TrackedRun> after = workUntilEnded(second, SearchDriverTests::slowAsItsMacs);

        assertThat(searches.find(second).orElseThrow().counts()).isEqualTo(new Search.Counts(0, 9, 0, 0, 5));
        var seen = new HashSet<String>();
        before.forEach(run -> seen.add(run.network().fingerprint()));
        assertThat(after)
                .hasSize(4)
                .noneMatch(run -> seen.contains(run.network().fingerprint()));
    }

    @Test
    void goesByPeakMemoryAlone() {
        List<Objective> aims = List.of(Objective.least("peakMemory"), Objective.most("macs"));
        UUID first = searches.begin(request(4, aims)).id();
        List<TrackedRun> measured = workUntilEnded(first, SearchDriverTests::slowAsItsMacs);
        UUID second = searches.begin(request(2, aims)).id();
        workUntilEnded(second, SearchDriverTests::slowAsItsMacs);

        assertThat(measured).hasSize(4);
        assertThat(searches.find(second).orElseThrow().counts().earlier()).isEqualTo(4);
        for (UUID id : List.of(first, second)) {
            assertThat(searches.trials(id)).allSatisfy(trial -> {
                var totals = ledger.run(java.util.Objects.requireNonNull(trial.run()))
                        .network()
                        .totals();
                assertThat(trial.figures()).containsExactly((double) totals.weightBytes(), (double) totals.macs());
            });
        }
    }

    @Test
    void endsWhereEveryNetworkWasTried() {
        UUID id = searches.begin(request(100, false)).id();

        assertThat(workUntilEnded(id, SearchDriverTests::slowAsItsMacs)).hasSize(36);

        assertThat(searches.find(id).orElseThrow().reason()).isEqualTo("There is no network left to try.");
    }

    @Test
    void endsWhenTheFrontComesToRest() {
        var patient = new SearchRequest(
                "Until it rests",
                SPACE,
                objectives(),
                List.of(),
                Method.RANDOM,
                1,
                new Budget(null, null, 3),
                "{}",
                SearchRequest.Measuring.DEFAULTS,
                false,
                null);
        UUID id = searches.begin(patient).id();

        // Every network is as fast as the next, so that only the smallest one is on the front.
        List<TrackedRun> measured = workUntilEnded(id, _ -> 5);

        assertThat(searches.find(id).orElseThrow().reason()).isEqualTo("The last 3 networks left the front as it was.");
        assertThat(measured.size()).isBetween(4, 36);
    }

    @Test
    void pausesAfterItsDryRunAndSaysWhatTheRestTakes() {
        UUID id = searches.begin(request(10, true)).id();

        workUntil(id, SearchState.PAUSED, SearchDriverTests::slowAsItsMacs);

        Search paused = searches.find(id).orElseThrow();
        assertThat(paused.counts().all()).isEqualTo(1);
        assertThat(paused.reason())
                .matches("A dry run of one network took \\d+ s; 10 networks take about \\d+ (s|min)\\.");
        searches.resume(id);
        assertThat(workUntilEnded(id, SearchDriverTests::slowAsItsMacs)).hasSize(9);
    }

    @Test
    void pausesWhereNothingCanBeMeasured() {
        UUID id = searches.begin(request(20, false)).id();

        workUntil(id, SearchState.PAUSED, null);

        Search paused = searches.find(id).orElseThrow();
        assertThat(paused.reason()).isEqualTo("5 networks in a row could not be tried; the last one: No luck.");
        assertThat(paused.counts().failed()).isBetween(5, 6);
    }

    @Test
    void canBeStoppedAndIsOverThen() {
        UUID id = searches.begin(request(20, false)).id();
        await().until(() -> searches.find(id).orElseThrow().counts().waiting() > 0);
        await().until(() -> searches.trials(id).stream().allMatch(trial -> trial.run() != null));

        Search stopped = searches.stop(id);

        assertThat(stopped.state()).isEqualTo(SearchState.STOPPED);
        await().until(() -> searches.find(id).orElseThrow().counts().waiting() == 0);
        assertThat(searches.trials(id))
                .allSatisfy(trial -> assertThat(trial.trouble()).isEqualTo("The run was cancelled."));
        assertThatThrownBy(() -> searches.resume(id)).isInstanceOf(SearchHasEnded.class);
        assertThatThrownBy(() -> searches.extend(id, new Budget(30, null, null)))
                .isInstanceOf(SearchHasEnded.class);
        assertThatThrownBy(() -> searches.measure(id, List.of(1L))).isInstanceOf(SearchHasEnded.class);
    }

    @Test
    void goesOnWithAnotherBudget() {
        UUID id = searches.begin(request(3, false)).id();
        workUntilEnded(id, SearchDriverTests::slowAsItsMacs);

        searches.extend(id, new Budget(5, null, null));

        assertThat(workUntilEnded(id, SearchDriverTests::slowAsItsMacs)).hasSize(2);
        assertThat(searches.find(id).orElseThrow().reason()).isEqualTo("Its budget of 5 networks is spent.");
    }

    @Test
    void measuresWhatSomebodyChooses() {
        UUID id = searches.begin(request(2, false)).id();
        workUntilEnded(id, SearchDriverTests::slowAsItsMacs);
        var tried = searches.trials(id).stream().map(SearchTrial::candidate).toList();
        long another = java.util.stream.LongStream.range(0, 36)
                .filter(candidate -> !tried.contains(candidate))
                .findFirst()
                .orElseThrow();

        searches.measure(id, List.of(another, tried.getFirst()));
        workUntilEnded(id, SearchDriverTests::slowAsItsMacs);

        assertThat(searches.trials(id).subList(2, 4))
                .extracting(SearchTrial::origin, SearchTrial::candidate, SearchTrial::repeats)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TrialOrigin.CHOSEN, another, null),
                        org.assertj.core.groups.Tuple.tuple(TrialOrigin.CHOSEN, tried.getFirst(), 1));
        assertThatThrownBy(() -> searches.measure(id, List.of(36L)))
                .isInstanceOfSatisfying(
                        InvalidSearch.class,
                        e -> assertThat(e.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.allowed()).isEqualTo("0..35")));
    }

    /** Whoever trains attaches what came of it, and the search goes on. */
    @Test
    void waitsForWhatPeopleAttach(@Autowired Metrics metrics) {
        metrics.attach(ledger.queue(Ledger.network(99)).network().fingerprint(), accuracy(0.1));
        transitions.claim(hold);
        UUID id = searches.begin(new SearchRequest(
                        "As trained",
                        SPACE,
                        List.of(Objective.most("accuracy"), Objective.least("macs")),
                        List.of(Constraint.atLeast("accuracy", 0.5)),
                        Method.RANDOM,
                        1,
                        new Budget(6, null, null),
                        "{}",
                        SearchRequest.Measuring.DEFAULTS,
                        false,
                        null))
                .id();
        await().until(() -> searches.find(id).orElseThrow().counts().waiting() == 4);
        assertThat(ledger.count("run")).as("nothing has to be measured").isOne();

        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> {
            searches.trials(id).stream()
                    .filter(trial -> trial.state() == TrialState.WAITING)
                    .forEach(trial ->
                            metrics.attach(trial.fingerprint(), accuracy(trial.number() % 2 == 0 ? 0.7 : 0.3)));
            return searches.find(id).orElseThrow().state() == SearchState.FINISHED;
        });

        assertThat(searches.find(id).orElseThrow().counts()).isEqualTo(new Search.Counts(0, 3, 3, 0, 0));
        assertThat(searches.trials(id))
                .allSatisfy(trial ->
                        assertThat(trial.figures()[0]).isEqualTo(trial.state() == TrialState.VALUED ? 0.7 : 0.3));
    }

    @Test
    void waitsForWhatPeopleAttachToItsRuns(@Autowired Metrics metrics) {
        transitions.claim(hold);
        TrackedRun other = ledger.queue(Ledger.network(1));
        metrics.attach(other.id(), new MetricEntry("energy", 1, "J", "a meter"));
        UUID id = searches.begin(request(2, List.of(Objective.least("latency"), Objective.least("energy"))))
                .id();

        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> {
            work(SearchDriverTests::slowAsItsMacs);
            searches.trials(id).stream()
                    .filter(trial -> trial.run() != null && trial.state() == TrialState.WAITING)
                    .forEach(trial -> metrics.attach(
                            java.util.Objects.requireNonNull(trial.run()),
                            new MetricEntry("energy", 7, "J", "a meter")));
            return searches.find(id).orElseThrow().state() == SearchState.FINISHED;
        });

        assertThat(searches.trials(id))
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.figures()[1]).isEqualTo(7));
    }

    @Test
    void endsTrialsWhoseSignalsCannotBeComputed() {
        UUID id = searches.begin(new SearchRequest(
                        "By a signal",
                        SPACE,
                        List.of(Objective.most("naswot"), Objective.least("macs")),
                        List.of(),
                        Method.RANDOM,
                        1,
                        new Budget(20, null, null),
                        "{}",
                        SearchRequest.Measuring.DEFAULTS,
                        false,
                        null))
                .id();

        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
            jdbc.sql("""
                            update signal_request
                            set state = 'FAILED', finished_at = now(), failure_code = 'OUT_OF_MEMORY',
                                failure_message = 'Too large.'
                            where state = 'QUEUED'""").update();
            return searches.find(id).orElseThrow().state() == SearchState.PAUSED;
        });

        assertThat(searches.find(id).orElseThrow().reason())
                .isEqualTo("5 networks in a row could not be tried; the last one: Too large.");
        assertThat(ledger.count("run")).as("nothing has to be measured").isZero();
    }

    private static MetricEntry accuracy(double value) {
        return new MetricEntry("accuracy", value, "", "a test");
    }

    @Test
    void twoServersLeadOneSearchAsOne() {
        var another = new SearchDriver(rows, steps);
        UUID id = searches.begin(request(12, false)).id();

        List<TrackedRun> measured = new ArrayList<>();
        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
            another.lookAtAll();
            work(SearchDriverTests::slowAsItsMacs).ifPresent(measured::add);
            return searches.find(id).orElseThrow().state().hasEnded();
        });

        assertThat(measured).hasSize(12);
        assertThat(searches.trials(id))
                .hasSize(12)
                .extracting(SearchTrial::told)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherServerGoesOnAsTheFirstWouldHave() {
        UUID whole = searches.begin(request(10, false)).id();
        workUntilEnded(whole, SearchDriverTests::slowAsItsMacs);
        jdbc.sql("delete from search_trial where search_id <> :id")
                .param("id", whole)
                .update();
        List<Long> expected =
                searches.trials(whole).stream().map(SearchTrial::candidate).toList();

        Lead again = steps.takeUp(searches.find(whole).orElseThrow());

        assertThat(again.size()).isEqualTo(10);
        assertThat(again.sampler().ask(26)).hasSize(26).doesNotContainAnyElementsOf(expected);
    }

    @Test
    void letsAllDevicesOfOneKindMeasure() {
        Hold other = ledger.device("cpu-2", 1);
        UUID id = searches.begin(request(6, false)).id();
        assertThat(searches.find(id).orElseThrow().device()).isNull();

        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
            work(hold, SearchDriverTests::slowAsItsMacs);
            work(other, SearchDriverTests::slowAsItsMacs);
            return searches.find(id).orElseThrow().state().hasEnded();
        });

        assertThat(searches.trials(id))
                .hasSize(6)
                .extracting(trial -> ledger.run(java.util.Objects.requireNonNull(trial.run()))
                        .device())
                .contains("cpu-1", "cpu-2");
    }

    @Test
    void givesTheSameSearchForTheSameKey() {
        SearchRequest request = withKey("once", 3);
        UUID id = searches.begin(request).id();

        assertThat(searches.begin(request).id()).isEqualTo(id);
        assertThatThrownBy(() -> searches.begin(withKey("once", 4)))
                .isInstanceOf(dev.overtone.tracking.KeyUsedForAnotherRequest.class);
    }

    @Test
    void refusesWhatCannotBeLedByName() {
        var request = new SearchRequest(
                "",
                SPACE,
                List.of(Objective.least("latency"), Objective.least("latency"), Objective.least("colour")),
                List.of(new Constraint("macs", 5, 4)),
                Method.RANDOM,
                1,
                new Budget(null, null, null),
                "{}",
                new SearchRequest.Measuring("cuda:7", null, null, null, 4096, null),
                false,
                null);

        assertThatThrownBy(() -> searches.begin(request))
                .isInstanceOfSatisfying(
                        InvalidSearch.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly(
                                        "title",
                                        "objectives[1].metric",
                                        "objectives[2].metric",
                                        "constraints[0]",
                                        "budget",
                                        "measuring.device",
                                        "measuring.threads"));
        assertThat(ledger.count("search")).isZero();
    }

    private static List<Objective> objectives() {
        return List.of(Objective.least("latency"), Objective.most("parameters"));
    }

    private static SearchRequest request(int trials, boolean dryRun) {
        return request(trials, dryRun, null);
    }

    private static SearchRequest request(int trials, List<Objective> objectives) {
        return request(trials, false, null, objectives);
    }

    private static SearchRequest withKey(String key, int trials) {
        return request(trials, false, key);
    }

    private static SearchRequest request(int trials, boolean dryRun, @Nullable String key) {
        return request(trials, dryRun, key, objectives());
    }

    private static SearchRequest request(int trials, boolean dryRun, @Nullable String key, List<Objective> objectives) {
        return new SearchRequest(
                "Small and fast",
                SPACE,
                objectives,
                List.of(),
                Method.RANDOM,
                1,
                new Budget(trials, null, null),
                "{}",
                SearchRequest.Measuring.DEFAULTS,
                dryRun,
                key);
    }

    private static double slowAsItsMacs(TrackedRun run) {
        return run.network().totals().macs() / 1e6;
    }

    private List<TrackedRun> workUntilEnded(UUID id, ToDoubleFunction<TrackedRun> latency) {
        return workUntil(id, SearchState.FINISHED, latency);
    }

    private List<TrackedRun> workUntil(UUID id, SearchState end, @Nullable ToDoubleFunction<TrackedRun> latency) {
        var measured = new ArrayList<TrackedRun>();
        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> {
            work(latency).ifPresent(measured::add);
            return searches.find(id).orElseThrow().state() == end;
        });
        return measured;
    }

    /** Measures one run, or lets it fail where there is no latency. */
    private Optional<TrackedRun> work(@Nullable ToDoubleFunction<TrackedRun> latency) {
        return work(hold, latency);
    }

    private Optional<TrackedRun> work(Hold holder, @Nullable ToDoubleFunction<TrackedRun> latency) {
        Optional<TrackedRun> claimed = transitions.claim(holder);
        claimed.ifPresent(run -> {
            if (latency == null) {
                transitions.fail(run.id(), holder, new Failure("NO_LUCK", "BUILDING", "No luck."));
                return;
            }
            transitions.finish(run.id(), holder);
            jdbc.sql("""
                            insert into measurement (run_id, profile_id, profile_name, profile_facts, p50, p90, p95, p99,
                                mean, stddev, iqr, min, max, samples, verdict, reason, noise, throughput,
                                peak_memory_bytes, warmup_forwards, warmup_ms, environment, numerics, samples_ns)
                            values (:run, 'p1', 'p', '{}', :p50, 1, 1, 1, 1, 1, 1, 1, 1, 1, 'STABLE', '', 0, 1, :peak, 1, 1,
                                '{}', '{}', '\\x00')""")
                    .param("run", run.id())
                    .param("p50", latency.applyAsDouble(run))
                    .param("peak", run.network().totals().weightBytes())
                    .update();
        });
        return claimed;
    }
}
