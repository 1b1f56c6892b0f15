package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RunFeedTests {

    @Autowired
    private Profiler profiler;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Ledger ledger;

    private final List<TrackedRun> told = new CopyOnWriteArrayList<>();
    private Hold hold;
    private UUID run;

    @BeforeEach
    void queuesARun() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        run = ledger.queue(Ledger.network(1)).id();
    }

    @Test
    void tellsHowARunIsAndEveryChange() {
        try (var _ = profiler.watch(run, details -> told.add(details.run()))) {
            await().until(() -> !told.isEmpty());
            assertThat(told.getLast().state()).isEqualTo(RunState.QUEUED);

            transitions.claim(hold);
            await().until(() -> told.getLast().state() == RunState.RUNNING);

            transitions.advance(run, hold, "MEASURING", 0.5);
            await().until(() -> told.getLast().progress() == 0.5);

            transitions.finish(run, hold);
            await().until(() -> told.getLast().state() == RunState.FINISHED);
        }
    }

    @Test
    void tellsEveryWatcherOfItsOwnRun() {
        var other = ledger.queue(Ledger.network(2)).id();
        var toldOfOther = new CopyOnWriteArrayList<UUID>();
        var toldToo = new CopyOnWriteArrayList<RunState>();
        try (var _ = profiler.watch(run, details -> told.add(details.run()));
                var _ = profiler.watch(run, details -> toldToo.add(details.run().state()));
                var _ = profiler.watch(
                        other, details -> toldOfOther.add(details.run().id()))) {
            transitions.claim(hold);
            await().until(() -> toldToo.contains(RunState.RUNNING)
                    && !told.isEmpty()
                    && told.getLast().state() == RunState.RUNNING);
            assertThat(told).extracting(TrackedRun::id).containsOnly(run);
            assertThat(toldOfOther).containsOnly(other);
        }
    }

    @Test
    void tellsNothingOnceClosed() {
        var witness = new CopyOnWriteArrayList<RunState>();
        var watching = profiler.watch(run, details -> told.add(details.run()));
        await().until(() -> !told.isEmpty());
        watching.close();
        try (var _ = profiler.watch(run, details -> witness.add(details.run().state()))) {
            transitions.claim(hold);
            await().until(() -> witness.contains(RunState.RUNNING));
        }
        assertThat(told).extracting(TrackedRun::state).containsOnly(RunState.QUEUED);
    }

    @Test
    void tellsASlowListenerTheNewestStateLast() throws Exception {
        var slow = new CountDownLatch(1);
        try (var _ = profiler.watch(run, details -> {
            told.add(details.run());
            awaitQuietly(slow);
        })) {
            await().until(() -> !told.isEmpty());
            transitions.claim(hold);
            var witness = new CopyOnWriteArrayList<Double>();
            try (var _ =
                    profiler.watch(run, details -> witness.add(details.run().progress()))) {
                for (double progress : new double[] {0.25, 0.5, 0.75}) {
                    transitions.advance(run, hold, "MEASURING", progress);
                    await().until(() -> witness.contains(progress));
                }
            }
            slow.countDown();
            await().until(() -> told.getLast().progress() == 0.75);
            // While the first was slow, all that happened was gathered into one.
            assertThat(told).hasSize(2);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let the listener go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
