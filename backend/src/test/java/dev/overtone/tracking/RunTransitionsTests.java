package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class RunTransitionsTests {

    private static final int MOST_ATTEMPTS = 3;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Runs runs;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private Hold hold;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 7);
    }

    /** A step that only the holder may take. */
    interface Step {
        void take(RunTransitions transitions, UUID run, Hold hold);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments(RunState.FINISHED, (Step) RunTransitions::finish),
                arguments(RunState.CANCELLED, (Step) RunTransitions::cancelled),
                arguments(RunState.QUEUED, (Step) RunTransitions::giveBack),
                arguments(RunState.FAILED, (Step) (transitions, run, hold) ->
                        transitions.fail(run, hold, new Failure("KILLED", "MEASURING", "Gone."))));
    }

    @Test
    void claimsTheOldestRun() {
        var first = ledger.queue(Ledger.network(1));
        var second = ledger.queue(Ledger.network(2));

        assertThat(transitions.claim(hold)).hasValueSatisfying(run -> {
            assertThat(run.id()).isEqualTo(first.id());
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
            assertThat(run.attempt()).isEqualTo(1);
            assertThat(run.stage()).isEqualTo("BUILDING");
            assertThat(run.progress()).isZero();
            assertThat(run.device()).isEqualTo("cpu-1");
            assertThat(run.startedAt()).isNotNull();
            assertThat(run.finishedAt()).isNull();
        });
        assertThat(transitions.claim(hold)).map(TrackedRun::id).hasValue(second.id());
        assertThat(transitions.claim(hold)).isEmpty();
    }

    @Test
    void claimsNothingThatAnotherDeviceMustTake() {
        var other = ledger.device("cpu-2", 1);
        var run = ledger.queueFor("cpu-2", Ledger.network(1));

        assertThat(transitions.claim(hold)).isEmpty();
        assertThat(transitions.claim(other)).map(TrackedRun::id).hasValue(run.id());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void claimsAgainOnlyWhatWasGivenBack(RunState state, Step step) {
        var run = running();
        step.take(transitions, run, hold);

        assertThat(transitions.claim(hold).isPresent()).isEqualTo(state == RunState.QUEUED);
    }

    @Test
    void tellsHowFarARunIs() {
        var run = running();

        transitions.advance(run, hold, "MEASURING", 0.25);

        assertThat(ledger.run(run).stage()).isEqualTo("MEASURING");
        assertThat(ledger.run(run).progress()).isEqualTo(0.25);
    }

    @Test
    void ignoresTheProgressOfSomebodyElse() {
        var run = running();

        transitions.advance(run, later(), "MEASURING", 0.25);
        transitions.advance(run, new Hold("cpu-2", hold.fence()), "MEASURING", 0.25);

        assertThat(ledger.run(run).stage()).isEqualTo("BUILDING");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void takesEachStepOnce(RunState state, Step step) {
        var run = running();

        step.take(transitions, run, hold);

        assertThat(ledger.run(run)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(state);
            assertThat(ended.stage()).isNull();
            assertThat(ended.finishedAt() != null).isEqualTo(state.hasEnded());
            assertThat(ended.attempt()).isEqualTo(state == RunState.QUEUED ? 0 : 1);
            assertThat(ended.device()).isEqualTo(state == RunState.QUEUED ? null : "cpu-1");
            assertThat(ended.failure() != null).isEqualTo(state == RunState.FAILED);
        });
        assertNothingWritten(run, step, hold);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void refusesTheStepsOfALateHolder(RunState state, Step step) {
        var run = running();
        assertNothingWritten(run, step, new Hold("cpu-1", hold.fence() - 1));
        assertNothingWritten(run, step, new Hold("cpu-1", hold.fence() + 1));
        assertNothingWritten(run, step, new Hold("cpu-2", hold.fence()));

        transitions.recover(later(), MOST_ATTEMPTS);
        assertNothingWritten(run, step, hold);

        assertThat(transitions.claim(later())).map(TrackedRun::attempt).hasValue(2);
        assertNothingWritten(run, step, hold);
        step.take(transitions, run, later());
        assertThat(ledger.run(run).state()).isEqualTo(state);
    }

    @Test
    void takesUpWhatAnEarlierHolderLeft() {
        var run = running();
        assertThat(transitions.isAnyLeftBehind(hold)).isFalse();
        assertThat(transitions.recover(hold, MOST_ATTEMPTS)).isZero();
        assertThat(transitions.isAnyLeftBehind(later())).isTrue();
        transitions.advance(run, hold, "MEASURING", 0.5);

        assertThat(transitions.recover(later(), MOST_ATTEMPTS)).isOne();

        assertThat(transitions.isAnyLeftBehind(later())).isFalse();
        assertThat(ledger.run(run)).satisfies(again -> {
            assertThat(again.state()).isEqualTo(RunState.QUEUED);
            assertThat(again.attempt()).isEqualTo(1);
            assertThat(again.startedAt()).isNull();
            assertThat(again.stage()).isNull();
            assertThat(again.progress()).isZero();
            assertThat(again.device()).isNull();
        });
    }

    @Test
    void leavesOtherDevicesAlone() {
        var other = ledger.device("cpu-2", 1);
        var run = ledger.queueFor("cpu-2", Ledger.network(1)).id();
        transitions.claim(other);

        assertThat(transitions.recover(later(), MOST_ATTEMPTS)).isZero();
        assertThat(ledger.run(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        var run = ledger.queue(Ledger.network(1)).id();
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            var holder = new Hold("cpu-1", hold.fence() + attempt);
            assertThat(transitions.claim(holder)).map(TrackedRun::attempt).hasValue(attempt);
            transitions.advance(run, holder, "WARMING", 0.5);
            transitions.recover(new Hold("cpu-1", holder.fence() + 1), MOST_ATTEMPTS);
        }

        assertThat(ledger.run(run)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(RunState.FAILED);
            assertThat(ended.finishedAt()).isNotNull();
            assertThat(ended.startedAt()).isNotNull();
            assertThat(ended.failure())
                    .isEqualTo(new Failure(
                            "WORKER_LOST",
                            "WARMING",
                            "The worker died or lost its database 3 times while it ran this network."));
        });
    }

    @Test
    void endsACancelledRunWhoseWorkerDied() {
        var run = running();
        runs.cancel(run);

        transitions.recover(later(), MOST_ATTEMPTS);

        assertThat(ledger.run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(ledger.run(run).failure()).isNull();
    }

    @Test
    void endsACancelledRunThatIsGivenBack() {
        var run = running();
        runs.cancel(run);

        transitions.giveBack(run, hold);

        assertThat(ledger.run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(transitions.claim(hold)).isEmpty();
    }

    @Test
    void handsEachRunToOneWorkerOnly() throws Exception {
        int workers = 8;
        int queued = 200;
        IntStream.range(0, queued).forEach(i -> ledger.queue(Ledger.network(1 + i % 5)));
        var claimed = new ConcurrentLinkedQueue<UUID>();
        var start = new CyclicBarrier(workers);

        List<Callable<Integer>> claiming = IntStream.range(0, workers)
                .mapToObj(worker -> {
                    var holder = ledger.device("cpu-" + (10 + worker), 1);
                    return (Callable<Integer>) () -> {
                        start.await();
                        return claimAll(holder, claimed);
                    };
                })
                .toList();
        int total = 0;
        int busiest = 0;
        try (var pool = Executors.newFixedThreadPool(workers)) {
            for (var done : pool.invokeAll(claiming)) {
                total += done.get();
                busiest = Math.max(busiest, done.get());
            }
        }

        assertThat(total).isEqualTo(queued);
        assertThat(busiest).isLessThan(queued);
        assertThat(new HashSet<>(claimed)).hasSize(queued);
        assertThat(jdbc.sql("select count(*) from run where state = 'RUNNING' and attempt = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(queued);
    }

    private int claimAll(Hold holder, Collection<UUID> claimed) {
        int count = 0;
        for (var run = transitions.claim(holder); run.isPresent(); run = transitions.claim(holder)) {
            claimed.add(run.get().id());
            count++;
        }
        return count;
    }

    private void assertNothingWritten(UUID run, Step step, Hold stale) {
        var before = ledger.row(run);
        assertThatThrownBy(() -> step.take(transitions, run, stale)).isInstanceOf(Superseded.class);
        assertThat(ledger.row(run)).isEqualTo(before);
    }

    private UUID running() {
        ledger.queue(Ledger.network(1));
        return transitions.claim(hold).orElseThrow().id();
    }

    private Hold later() {
        return new Hold(hold.device(), hold.fence() + 1);
    }
}
