package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Runs;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DeviceLeaseTests {

    private static final int CONTENDERS = 6;
    private static final int TURNS = 200;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Runs runs;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Turns turns;

    @Autowired
    private Devices devices;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        ledger.device("cpu-1", 0);
    }

    @Test
    void isHeldByOneAtATime() throws Exception {
        var holders = new AtomicInteger();
        var fences = new ConcurrentLinkedQueue<Long>();
        Callable<Integer> contender = () -> {
            int most = 0;
            while (fences.size() < TURNS) {
                var lease = DeviceLease.tryAcquire(database, "cpu-1", "a worker");
                if (lease.isPresent()) {
                    try (var held = lease.get()) {
                        most = Math.max(most, holders.incrementAndGet());
                        held.pulse(List.of());
                        fences.add(held.hold().fence());
                        holders.decrementAndGet();
                    }
                }
            }
            return most;
        };
        try (var pool = Executors.newFixedThreadPool(CONTENDERS)) {
            for (var most : pool.invokeAll(
                    IntStream.range(0, CONTENDERS).mapToObj(_ -> contender).toList())) {
                assertThat(most.get()).isLessThanOrEqualTo(1);
            }
        }
        // Each turn has a fence of its own, each above the last.
        assertThat(List.copyOf(fences))
                .hasSizeGreaterThanOrEqualTo(TURNS)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isHeldByOneProcessAtATimeEvenWhenHoldersAreKilled() throws Exception {
        var race = new DeviceRace(database).run(2, 60, 1);

        assertThat(race.overlaps()).isZero();
        assertThat(race.turns()).isGreaterThanOrEqualTo(60);
        assertThat(race.kills()).isEqualTo(1);
        assertThat(race.winners()).isGreaterThan(1);
    }

    @Test
    void wouldBeSeenHeldByTwoWithoutTheLease() throws Exception {
        assertThat(new DeviceRace(database).run(2, 60, 0, false).overlaps()).isPositive();
    }

    @Test
    void isRefusedWhileSomebodyHoldsIt() throws Exception {
        ledger.device("cpu-2", 0);
        try (var _ = acquire()) {
            assertThat(DeviceLease.tryAcquire(database, "cpu-1", "another")).isEmpty();
            try (var other =
                    DeviceLease.tryAcquire(database, "cpu-2", "another").orElseThrow()) {
                assertThat(other.hold()).isEqualTo(new Hold("cpu-2", 1));
            }
        }
        assertThat(DeviceLease.tryAcquire(database, "nothing of this id", "another"))
                .isEmpty();
    }

    @Test
    void showsWhoHoldsIt() throws Exception {
        try (var _ = acquire()) {
            assertThat(devices.all()).extracting(DeviceView::worker).containsExactly("a worker");
        }
        assertThat(devices.all()).singleElement().extracting(DeviceView::worker).isNull();
    }

    @Test
    void isFreedWhenItsConnectionIsKilled() throws Exception {
        var lost = acquire();
        lost.pulse(List.of());

        kill();

        assertThatThrownBy(() -> lost.pulse(List.of())).isInstanceOf(SQLException.class);
        try (var next = acquire()) {
            assertThat(next.hold().fence()).isEqualTo(lost.hold().fence() + 1);
            // The one that lost it closes late: the next one stays.
            lost.close();
            next.pulse(List.of());
            assertThat(devices.all()).extracting(DeviceView::worker).containsExactly("a worker");
        }
    }

    @Test
    void claimsNothingForAHolderThatWasCutOff() throws Exception {
        var lost = acquire();
        kill();
        var run = ledger.queue(Ledger.network(1));
        try (var next = acquire()) {
            assertThat(turns.claim(lost.hold())).isEmpty();
            assertThat(turns.claim(next.hold()).stream().findFirst())
                    .hasValueSatisfying(claimed -> assertThat(claimed.id()).isEqualTo(run.id()));
        }
    }

    @Test
    void hearsOfACancelledRun() throws Exception {
        try (var lease = acquire()) {
            var run = ledger.queue(Ledger.network(1)).id();
            transitions.claim(lease.hold());
            assertThat(lease.pulse(List.of(run))).isEmpty();
            assertThat(lease.pulse(List.of())).isEmpty();

            runs.cancel(run);

            assertThat(lease.pulse(List.of(run))).containsExactly(run);
        }
    }

    @Test
    void saysThatItsHolderLives() throws Exception {
        try (var lease = acquire()) {
            jdbc.sql("update device set seen_at = now() - interval '1 hour'").update();
            assertThat(devices.all())
                    .singleElement()
                    .extracting(DeviceView::worker)
                    .isNull();

            lease.pulse(List.of());

            assertThat(devices.all()).extracting(DeviceView::worker).containsExactly("a worker");
        }
    }

    private DeviceLease acquire() throws SQLException {
        // A killed backend takes a moment to let go.
        return await().until(() -> DeviceLease.tryAcquire(database, "cpu-1", "a worker"), lease -> lease.isPresent())
                .orElseThrow();
    }

    private void kill() {
        assertThat(jdbc.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'overtone-device' and datname = current_database()""").query(Integer.class).single()).isPositive();
    }
}
