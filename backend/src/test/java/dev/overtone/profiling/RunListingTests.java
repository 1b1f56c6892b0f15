package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.notation.Fingerprint;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class RunListingTests {

    private static final int RUNS = 40;
    private static final int MEASURED = 13;
    private static final String SOME_ID = "01940000-0000-7000-8000-000000000000";

    @Autowired
    private QueueingProfiler profiler;

    @Autowired
    private Measurements measurements;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    /** Runs of four networks, in bunches of one time each; a third has a latency, often the same. */
    @BeforeAll
    void fills() {
        ledger.empty();
        var hold = ledger.device("cpu-1", 1);
        for (int i = 0; i < RUNS; i++) {
            ledger.queue(Ledger.network(1 + i % 4));
        }
        jdbc.sql("update run set created_at = now() - make_interval(mins => abs(hashtext(id::text)) % 9)")
                .update();
        for (int i = 0; i < MEASURED; i++) {
            var run = transitions.claim(hold).orElseThrow().id();
            var result = new BenchEvent.Result(
                    new double[] {i % 3 == 0 ? 0.1 + 0.2 : 1 + i % 4},
                    new Measurement.Warmup(1, 1),
                    1,
                    Map.of(),
                    new NumericsCheck(List.of(), 0, 0, 0, null, null),
                    MeasurementsTests.anatomy());
            measurements.keep(run, hold, result, 1);
        }
        transitions.claim(hold);
    }

    static Stream<Arguments> orders() {
        return Arrays.stream(Order.values())
                .flatMap(order -> Stream.of(arguments(order, true), arguments(order, false)));
    }

    @ParameterizedTest(name = "{0}, descending: {1}")
    @MethodSource("orders")
    void walksAllRunsOnceInOrder(Order order, boolean descending) {
        var walked = walk(order, descending, 7);

        assertThat(walked)
                .extracting(details -> details.run().id())
                .hasSize(RUNS)
                .doesNotHaveDuplicates();
        var keyed =
                walked.stream().filter(details -> key(details, order) != null).toList();
        @SuppressWarnings("unchecked") // one order compares keys of one type
        Comparator<RunDetails> byKey = Comparator.comparing(details -> key(details, order));
        assertThat(keyed).isSortedAccordingTo(descending ? byKey.reversed() : byKey);
        // Runs without a latency come last, whichever way.
        assertThat(walked.subList(0, keyed.size())).isEqualTo(keyed);
        assertThat(keyed).hasSize(order == Order.P50 ? MEASURED : RUNS);
    }

    @ParameterizedTest(name = "{0}, descending: {1}")
    @MethodSource("orders")
    void walksTheSameWayWhateverThePageSize(Order order, boolean descending) {
        var whole = ids(walk(order, descending, 500));

        assertThat(ids(walk(order, descending, 1))).isEqualTo(whole);
        assertThat(ids(walk(order, descending, RUNS))).isEqualTo(whole);
        assertThat(ids(walk(order, descending, RUNS - 1))).isEqualTo(whole);
    }

    @ParameterizedTest(name = "{0}, descending: {1}")
    @MethodSource("orders")
    void skipsAndRepeatsNothingWhileRunsArrive(Order order, boolean descending) {
        var before = ids(walk(order, descending, 500));
        List<UUID> walked = new ArrayList<>();
        List<UUID> arrived = new ArrayList<>();
        String token = null;
        do {
            RunPage page = profiler.list(query(null, order, descending, 5, token));
            walked.addAll(ids(page.items()));
            token = page.nextPageToken();
            arrived.add(ledger.queue(Ledger.network(1 + walked.size() % 6)).id());
        } while (token != null && walked.size() < 10 * RUNS);
        jdbc.sql("delete from run where id in (:arrived)")
                .param("arrived", arrived)
                .update();

        assertThat(walked).doesNotHaveDuplicates().containsSubsequence(before);
    }

    @Test
    void findsRunsOfOneStateOrNetwork() {
        assertThat(profiler.list(query(RunState.FINISHED, Order.P50, false, 500, null))
                        .items())
                .hasSize(MEASURED);
        assertThat(profiler.list(query(RunState.RUNNING, Order.NAME, true, 500, null))
                        .items())
                .hasSize(1);
        var fingerprint = Fingerprint.of(Ledger.network(1));
        var found = profiler.list(new RunQuery(null, fingerprint, Order.CREATED_AT, true, 500, null));
        assertThat(found.items()).hasSize(RUNS / 4);
        assertThat(found.nextPageToken()).isNull();
    }

    @Test
    void findsRunsByPartOfTheirNameOrTheBeginningOfAnId() {
        var one = profiler.list(query(null, Order.NAME, true, 1, null))
                .items()
                .getFirst()
                .run();
        var named = named(one.network().name().substring(3).toUpperCase(Locale.ROOT));
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.run().network().name())
                        .isEqualTo(one.network().name()));
        assertThat(ids(named(one.id().toString().substring(0, 30)))).contains(one.id());
        assertThat(ids(named(one.network().fingerprint().substring(0, 12)))).contains(one.id());
        assertThat(named("%")).as("a sign, not a pattern").isEmpty();
    }

    @Test
    void countsTheRunsOfAState() {
        assertThat(profiler.count(Visible.EVERYTHING, RunState.FINISHED)).isEqualTo(MEASURED);
        assertThat(profiler.count(Visible.EVERYTHING, RunState.CANCELLED)).isZero();
    }

    private List<RunDetails> named(String text) {
        return profiler.list(new RunQuery(null, null, text, Order.CREATED_AT, true, 500, null))
                .items();
    }

    @Test
    void answersWithAnEmptyPageWhereThereIsNothing() {
        assertThat(profiler.list(query(RunState.CANCELLED, Order.NAME, false, 1, null)))
                .isEqualTo(new RunPage(List.of(), null));
    }

    @Test
    void refusesTheTokenOfAnotherQuery() {
        var token = profiler.list(query(null, Order.CREATED_AT, true, 5, null)).nextPageToken();
        assertRefused(Order.CREATED_AT, false, token);
        assertRefused(Order.NAME, true, token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createdAt-|" + SOME_ID + "|2026-13-01 00:00:00+00",
                "createdAt-|" + SOME_ID + "|2026-02-01 25:00:00+00",
                "createdAt-|" + SOME_ID + "|now",
                "createdAt-|" + SOME_ID + "|infinity",
                "createdAt-|" + SOME_ID + "|",
                "createdAt-|no id|2026-02-01 00:00:00+00",
                "createdAt-|" + SOME_ID,
                "p50-|" + SOME_ID + "|1e999",
                "p50-|" + SOME_ID + "|NaN",
                "p50-|" + SOME_ID + "|1e-999",
                "macs-|" + SOME_ID + "|99999999999999999999",
                "macs-|" + SOME_ID + "|-1",
                "name-|" + SOME_ID + "|\0",
                "",
                "|||"
            })
    void refusesATokenThatItNeverGave(String forged) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
        for (Order order : Order.values()) {
            assertRefused(order, true, token);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "not base64!", "AAAA", "////"})
    void refusesATokenThatIsNoToken(String token) {
        assertRefused(Order.CREATED_AT, true, token);
    }

    private void assertRefused(Order order, boolean descending, @Nullable String token) {
        assertThatThrownBy(() -> profiler.list(query(null, order, descending, 5, token)))
                .as("%s after %s", order, token)
                .isInstanceOfSatisfying(
                        InvalidRun.class,
                        refused -> assertThat(refused.violations())
                                .extracting(dev.overtone.architecture.Violation::field)
                                .containsExactly("pageToken"));
    }

    private List<RunDetails> walk(Order order, boolean descending, int pageSize) {
        List<RunDetails> walked = new ArrayList<>();
        String token = null;
        do {
            RunPage page = profiler.list(query(null, order, descending, pageSize, token));
            assertThat(page.items()).hasSizeBetween(1, pageSize);
            walked.addAll(page.items());
            token = page.nextPageToken();
        } while (token != null);
        return walked;
    }

    private static List<UUID> ids(List<RunDetails> runs) {
        return runs.stream().map(details -> details.run().id()).toList();
    }

    private static RunQuery query(
            @Nullable RunState state, Order order, boolean descending, int pageSize, @Nullable String token) {
        return new RunQuery(state, null, order, descending, pageSize, token);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Comparable key(RunDetails details, Order order) {
        var run = details.run();
        return switch (order) {
            case CREATED_AT -> run.createdAt();
            case NAME -> run.network().name();
            case STATE -> run.state().name();
            case P50 ->
                details.measurement() == null
                        ? null
                        : details.measurement().latency().p50();
            case PARAMETERS -> run.network().totals().parameters();
            case MACS -> run.network().totals().macs();
            case CIO -> run.network().totals().cio();
        };
    }
}
