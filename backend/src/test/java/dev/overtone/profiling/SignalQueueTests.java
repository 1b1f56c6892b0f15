package dev.overtone.profiling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.network.TrainingFreeSignals;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.NetworkSignals.State;
import dev.overtone.tracking.Description;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.Networks;
import dev.overtone.tracking.UnknownNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signals from asking to keeping, whatever becomes of the workers in between; the test is the worker. */
@ServerTest
class SignalQueueTests {

    private static final TrainingFreeSignals COMPUTED = new TrainingFreeSignals(118.5, 12.25, 0.5);

    @Autowired
    private Signals signals;

    @Autowired
    private SignalQueue queue;

    @Autowired
    private Networks networks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    private Hold hold = new Hold("", 0);
    private String first = "";
    private String second = "";

    @BeforeEach
    void startsWithTwoNetworks() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        first = kept(1);
        second = kept(2);
    }

    @Test
    void isComputedOnceForEachSeed() {
        signals.ask(List.of(first), 0);
        signals.ask(List.of(first), 0);
        var asked = queue.claim(hold).orElseThrow();
        assertThat(asked.fingerprint()).isEqualTo(first);
        assertThat(NetworkJson.read(asked.network())).isEqualTo(Ledger.network(1));
        assertThat(of(first).state()).isEqualTo(State.RUNNING);
        assertThat(queue.claim(hold)).isEmpty();

        queue.keep(asked, COMPUTED);
        queue.keep(asked, new TrainingFreeSignals(0, 0, 0));
        signals.ask(List.of(first), 0);

        assertThat(of(first).state()).isEqualTo(State.FINISHED);
        assertThat(of(first).values())
                .isEqualTo(Map.of(Signal.NASWOT, 118.5, Signal.SYNFLOW, 12.25, Signal.GRADNORM, 0.5));
        assertThat(queue.claim(hold)).isEmpty();
        signals.ask(List.of(first), 7);
        assertThat(queue.claim(hold).orElseThrow().seed()).isEqualTo(7);
        assertThat(signals.all(first)).extracting(NetworkSignals::seed).containsExactly(0, 7);
    }

    @Test
    void asksForAllOrForNone() {
        assertThatThrownBy(() -> signals.ask(List.of(first, "0".repeat(64)), 0)).isInstanceOf(UnknownNetwork.class);
        assertThat(signals.all(first)).isEmpty();
        signals.ask(List.of(first, second, first), 0);
        assertThat(signals.find(List.of(first, second), 0)).hasSize(2);
        signals.ask(List.of(), 0);
    }

    @Test
    void leavesOutWhatIsNoFiniteNumber() {
        signals.ask(List.of(first), 0);
        queue.keep(
                queue.claim(hold).orElseThrow(),
                new TrainingFreeSignals(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 2));
        assertThat(of(first).state()).isEqualTo(State.FINISHED);
        assertThat(of(first).values()).isEqualTo(Map.of(Signal.GRADNORM, 2.0));
    }

    @Test
    void whatAKilledWorkerLeftIsTakenUpUntilItHasKilledThree() {
        signals.ask(List.of(first), 0);
        Hold last = hold;
        for (int fence = 1; fence <= DeviceWorker.MOST_ATTEMPTS; fence++) {
            last = new Hold("cpu-1", fence);
            jdbc.sql("update device set fence = :fence").param("fence", fence).update();
            assertThat(queue.claim(last)).as("turn %d", fence).isPresent();
            assertThat(queue.claim(last)).as("its own").isEmpty();
        }
        jdbc.sql("update device set fence = 9").update();
        assertThat(queue.claim(last)).as("fenced out").isEmpty();
        assertThat(queue.claim(new Hold("cpu-1", 9))).isEmpty();
        assertThat(of(first).state()).isEqualTo(State.FAILED);
        assertThat(requireNonNull(of(first).failure()).code()).isEqualTo("WORKER_LOST");

        signals.ask(List.of(first), 0);
        assertThat(queue.claim(new Hold("cpu-1", 9))).as("asked for again").isPresent();
    }

    @Test
    void anotherDeviceTakesWhatASilentOneLeft() {
        signals.ask(List.of(first), 0);
        queue.claim(hold);
        Hold other = ledger.device("cpu-2", 1);
        assertThat(queue.claim(other)).isEmpty();
        jdbc.sql("update device set seen_at = now() - interval '2 minutes' where id = 'cpu-1'")
                .update();
        assertThat(queue.claim(other)).isPresent();
    }

    @Test
    void endsBadlyOrGoesBackOnlyByItsHolder() {
        signals.ask(List.of(first), 0);
        var asked = queue.claim(hold).orElseThrow();
        var memory = new Failure("OUT_OF_MEMORY", Stages.MEASURING, "Memory ran out.");
        queue.fail(asked, new Hold("cpu-1", 2), memory);
        assertThat(of(first).state()).isEqualTo(State.RUNNING);
        queue.giveBack(asked, hold);
        assertThat(of(first).state()).isEqualTo(State.QUEUED);
        queue.claim(hold);
        queue.fail(asked, hold, memory);
        assertThat(of(first).failure()).isEqualTo(memory);
    }

    @Test
    void aPausedDeviceTakesNone() {
        signals.ask(List.of(first), 0);
        jdbc.sql("update device set standing = 'PAUSED'").update();
        assertThat(queue.claim(hold)).isEmpty();
    }

    private NetworkSignals of(String fingerprint) {
        return requireNonNull(signals.find(List.of(fingerprint), 0).get(fingerprint));
    }

    private String kept(int number) {
        return networks.save(Ledger.network(number), new Description(null, null), null)
                .entry()
                .network()
                .fingerprint();
    }
}
