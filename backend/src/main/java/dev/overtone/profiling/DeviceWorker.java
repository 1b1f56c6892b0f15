package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Superseded;
import dev.overtone.tracking.TrackedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Works for one device until stopped: hold it, recover what was left, then claim, measure, record, again and again. */
final class DeviceWorker implements Runnable {

    /** A run whose worker died this often is given up. */
    static final int MOST_ATTEMPTS = 3;

    private static final Logger log = LoggerFactory.getLogger(DeviceWorker.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String device;
    private final String kind;
    private final String worker;
    private final Path nativeLibraries;
    private final Path logs;
    private final JdbcConnectionDetails database;
    private final RunTransitions transitions;
    private final Turns turns;
    private final Measurements measurements;

    private volatile boolean stopping;
    private volatile @Nullable Work work;
    private @Nullable Unwritten unwritten;

    DeviceWorker(
            String device,
            String kind,
            String worker,
            Path nativeLibraries,
            Path logs,
            JdbcConnectionDetails database,
            RunTransitions transitions,
            Turns turns,
            Measurements measurements) {
        this.device = device;
        this.kind = kind;
        this.worker = worker;
        this.nativeLibraries = nativeLibraries;
        this.logs = logs;
        this.database = database;
        this.transitions = transitions;
        this.turns = turns;
        this.measurements = measurements;
    }

    /** The run at work and the process that measures it. */
    private record Work(UUID run, BenchProcess bench) {}

    /** A result that was measured while the device was held, and met a database that did not take it. */
    private record Unwritten(TrackedRun run, Hold hold, BenchEvent.Result result) {}

    @Override
    public void run() {
        String said = "";
        while (!stopping) {
            try {
                Optional<DeviceLease> lease = DeviceLease.tryAcquire(database, device, worker);
                if (lease.isPresent()) {
                    said = "";
                    workUnder(lease.get());
                } else {
                    said = sayOnce(said, "Device " + device + " is held by another worker; waiting for it");
                }
            } catch (SQLException | DataAccessException | TransactionException e) {
                said = sayOnce(said, "Device " + device + " is not held: " + e.getMessage());
            } catch (RuntimeException e) {
                // Whatever one run does to us, the next holder of the device (most likely we) takes it up or gives it
                // up.
                log.error("Device {} was let go", device, e);
            }
            pause(RETRY);
        }
    }

    /** Stops after giving back the run at work, so that another worker can take it. */
    void stop() {
        stopping = true;
        Work current = work;
        if (current != null) {
            current.bench().close();
        }
    }

    private void workUnder(DeviceLease lease) {
        try (lease) {
            var pulse = new Pulse(lease);
            Thread beating =
                    Thread.ofPlatform().daemon().name("pulse-" + device).start(pulse);
            try {
                log.info("Holding device {} (turn {})", device, lease.hold().fence());
                writeWhatWasNot();
                Recovery.recover(transitions, lease.hold());
                while (!stopping && pulse.isHeld()) {
                    Optional<TrackedRun> run = turns.claim(lease.hold());
                    if (run.isPresent()) {
                        measure(run.get(), lease, pulse);
                    } else {
                        pause(POLL);
                    }
                }
            } finally {
                beating.interrupt();
            }
        }
        if (!stopping) {
            log.warn("Lost device {}; whatever was measured is not written", device);
        }
    }

    private void measure(TrackedRun run, DeviceLease lease, Pulse pulse) {
        log.info("Measuring {} ({}, attempt {})", run.network().name(), run.id(), run.attempt());
        var recorder = new Recorder(run, lease.hold(), transitions);
        try (BenchProcess bench = BenchProcess.measure(job(run), logs)) {
            work = new Work(run.id(), bench);
            if (stopping || !pulse.isHeld()) {
                // Whoever said so a moment ago found no bench to end.
                bench.close();
            }
            Failure failure;
            try (var deadline = new Deadline(run, bench)) {
                failure = bench.follow(recorder);
                failure = deadline.hasPassed() ? deadline.failure(recorder.stage()) : failure;
            }
            while (pulse.isHeld() && !ends(run, lease, pulse, recorder, failure)) {
                pause(RETRY);
            }
        } catch (Superseded e) {
            unwritten = null;
            log.warn("{}", e.getMessage());
        } catch (IOException e) {
            transitions.fail(
                    run.id(),
                    lease.hold(),
                    new Failure(
                            "BENCH_DIED",
                            recorder.stage(),
                            "The measuring process could not be started: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work = null;
        }
    }

    /** @return false while the database's disk is full: what was measured is kept until it can be written */
    private boolean ends(TrackedRun run, DeviceLease lease, Pulse pulse, Recorder recorder, @Nullable Failure failure) {
        try {
            if (pulse.wasCancelled(run.id())) {
                transitions.cancelled(run.id(), lease.hold());
            } else if (stopping && recorder.result() == null) {
                transitions.giveBack(run.id(), lease.hold());
            } else {
                record(run, lease, recorder, failure);
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            if (stopping || !DatabaseDisk.isFull(e)) {
                throw e;
            }
            log.warn("The end of {} is not written yet: {}", run.id(), e.getMessage());
            return false;
        }
    }

    private void record(TrackedRun run, DeviceLease lease, Recorder recorder, @Nullable Failure died) {
        BenchEvent.Result result = recorder.result();
        Failure failure = recorder.failure() != null ? recorder.failure() : died;
        if (result != null) {
            unwritten = new Unwritten(run, lease.hold(), result);
            transitions.advance(run.id(), lease.hold(), Stages.WRITING, 0);
            write(unwritten);
            unwritten = null;
        } else {
            Failure reason = failure != null
                    ? failure
                    : new Failure("BENCH_DIED", recorder.stage(), "The measuring process ended without a result.");
            transitions.fail(run.id(), lease.hold(), reason);
            log.warn("Failed {}: {} {}", run.id(), reason.code(), reason.message());
        }
    }

    /**
     * A result outlives the database's own death: the run is still ours as long as it carries our old fence. It is tried
     * once; a result that cannot be written at all is measured again like one that was lost.
     */
    private void writeWhatWasNot() {
        Unwritten result = unwritten;
        unwritten = null;
        if (result != null) {
            try {
                write(result);
            } catch (Superseded e) {
                log.warn("{}", e.getMessage());
            }
        }
    }

    private void write(Unwritten measured) {
        TrackedRun run = measured.run();
        measurements.keep(
                run.id(), measured.hold(), measured.result(), run.settings().batchSize());
        log.info("Finished {}", run.id());
    }

    private BenchJob job(TrackedRun run) {
        return new BenchJob(
                run.network().json(),
                kind,
                run.settings().batchSize(),
                run.settings().runtime(),
                run.settings().threads(),
                run.settings().protocol(),
                nativeLibraries.toString());
    }

    private static String sayOnce(String said, String message) {
        if (!message.equals(said)) {
            log.info("{}", message);
        }
        return message;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps feeling whether the lease still holds; ends the work at once when it does not, or when it is cancelled. */
    private final class Pulse implements Runnable {

        private final DeviceLease lease;
        private volatile boolean held = true;
        private volatile @Nullable UUID cancelled;

        Pulse(DeviceLease lease) {
            this.lease = lease;
        }

        boolean isHeld() {
            return held;
        }

        boolean wasCancelled(UUID run) {
            return run.equals(cancelled);
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Work current = work;
                    boolean cancel = lease.pulse(current == null ? null : current.run());
                    if (cancel && current != null) {
                        cancelled = current.run();
                        current.bench().close();
                    }
                    Thread.sleep(POLL);
                }
            } catch (SQLException e) {
                held = false;
                Work current = work;
                if (current != null) {
                    current.bench().close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
