package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.RunTransitions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AbandonedRunsTests {

    @Autowired
    private Devices devices;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    private AbandonedRuns abandoned;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        ledger.device("cpu-1", 0);
        // Not the scheduled one, which may be at work for itself.
        abandoned = new AbandonedRuns(devices, database, transitions);
    }

    @Test
    void freesTheRunOfADeviceThatFellSilent() {
        var run = running(new Hold("cpu-1", 0));
        jdbc.sql("update device set seen_at = now() - interval '21 seconds'").update();

        abandoned.recover();

        // The scheduled look may have been first, and then is at it still.
        await().until(() -> ledger.run(run).state() == RunState.QUEUED);
        assertThat(ledger.run(run).attempt()).isEqualTo(1);
    }

    @Test
    void leavesARunToAHolderThatLives() throws Exception {
        try (var lease = DeviceLease.tryAcquire(database, "cpu-1", "a worker").orElseThrow()) {
            var run = running(lease.hold());
            // Long silent by the clock, as after a pause, but the lock is still held.
            jdbc.sql("update device set seen_at = now() - interval '1 hour'").update();

            abandoned.recover();

            assertThat(ledger.run(run).state()).isEqualTo(RunState.RUNNING);
        }
    }

    private UUID running(Hold hold) {
        ledger.queue(Ledger.network(1));
        return transitions.claim(hold).orElseThrow().id();
    }
}
