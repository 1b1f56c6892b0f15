package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Superseded;
import dev.overtone.tracking.TrackedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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
    private static final Duration LONGEST_SIGNALS = Duration.ofMinutes(15);
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
    private final Calibrations calibrations;
    private final SignalQueue signals;

    private volatile boolean stopping;
    private volatile @Nullable Work work;
    private List<Unwritten> unwritten = List.of();

    DeviceWorker(
            String device,
            String kind,
            String worker,
            Path nativeLibraries,
            Path logs,
            JdbcConnectionDetails database,
            RunTransitions transitions,
            Turns turns,
            Measurements measurements,
            Calibrations calibrations,
            SignalQueue signals) {
        this.device = device;
        this.kind = kind;
        this.worker = worker;
        this.nativeLibraries = nativeLibraries;
        this.logs = logs;
        this.database = database;
        this.transitions = transitions;
        this.turns = turns;
        this.measurements = measurements;
        this.calibrations = calibrations;
        this.signals = signals;
    }

    /** The process at work and the runs that it measures; none while it calibrates or computes signals. */
    private record Work(List<UUID> runs, BenchProcess bench) {}

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
                    List<TrackedRun> runs = turns.claim(lease.hold());
                    if (!runs.isEmpty()) {
                        measure(runs, lease, pulse);
                    }
                    // At most one between two runs, so that neither queue waits for the end of the other.
                    Optional<SignalQueue.Asked> asked = claimSignals(lease);
                    if (asked.isPresent()) {
                        compute(asked.get(), lease, pulse);
                    } else if (runs.isEmpty() && calibrations.isAsked(lease.hold())) {
                        calibrate(lease, pulse);
                    } else if (runs.isEmpty()) {
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

    /** Takes the calibration that was asked for; one that is cut off is asked for still. */
    private void calibrate(DeviceLease lease, Pulse pulse) {
        log.info("Calibrating {}", device);
        var job = new CalibrationJob(kind, nativeLibraries.toString());
        try (BenchProcess bench = BenchProcess.calibrate(job, logs)) {
            work = new Work(List.of(), bench);
            if (stopping || !pulse.isHeld()) {
                bench.close();
            }
            var told = new CalibrationRecorder();
            Failure died = bench.follow(told);
            if (!stopping && pulse.isHeld()) {
                told.write(calibrations, lease.hold(), died);
            }
        } catch (IOException e) {
            calibrations.fail(lease.hold(), "The calibrating process could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work = null;
        }
    }

    private Optional<SignalQueue.Asked> claimSignals(DeviceLease lease) {
        return kind.equals(SignalsBench.DEVICE) && !stopping ? signals.claim(lease.hold()) : Optional.empty();
    }

    /** Computes signals that were asked for; what is cut off is left to the next worker. */
    private void compute(SignalQueue.Asked asked, DeviceLease lease, Pulse pulse) {
        log.info("Computing signals of {}, seed {}", asked.fingerprint(), asked.seed());
        var job = new SignalsJob(asked.network(), asked.seed(), nativeLibraries.toString());
        try (BenchProcess bench = BenchProcess.signals(job, logs);
                var deadline =
                        new Deadline(LONGEST_SIGNALS, "the network is too large for its gradients here.", bench)) {
            work = new Work(List.of(), bench);
            if (stopping || !pulse.isHeld()) {
                bench.close();
            }
            var told = new SignalsRecorder();
            Failure died = bench.follow(told);
            if (stopping) {
                signals.giveBack(asked, lease.hold());
            } else if (pulse.isHeld()) {
                told.write(
                        signals, asked, lease.hold(), deadline.hasPassed() ? deadline.failure(Stages.MEASURING) : died);
            }
        } catch (IOException e) {
            signals.fail(
                    asked,
                    lease.hold(),
                    new Failure(
                            "BENCH_DIED",
                            Stages.BUILDING,
                            "The computing process could not be started: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work = null;
        }
    }

    private void measure(List<TrackedRun> runs, DeviceLease lease, Pulse pulse) {
        for (TrackedRun run : runs) {
            log.info("Measuring {} ({}, attempt {})", run.network().name(), run.id(), run.attempt());
        }
        var recorder = new Recorder(runs, lease.hold(), transitions);
        try (BenchProcess bench = BenchProcess.measure(job(runs), logs)) {
            work = new Work(runs.stream().map(TrackedRun::id).toList(), bench);
            if (stopping || !pulse.isHeld()) {
                // Whoever said so a moment ago found no bench to end.
                bench.close();
            }
            Failure failure;
            try (var deadline = new Deadline(runs, bench)) {
                failure = bench.follow(recorder);
                failure = deadline.hasPassed() ? deadline.failure(recorder.stage()) : failure;
            }
            List<Unwritten> measured = measured(runs, lease, recorder);
            unwritten = measured;
            for (int i = 0; i < runs.size(); i++) {
                Unwritten result = measured.isEmpty() ? null : measured.get(i);
                endWhenItCan(runs.get(i), result, new Attempt(runs, lease.hold(), pulse, recorder, failure));
            }
        } catch (IOException e) {
            var failure = new Failure(
                    "BENCH_DIED", recorder.stage(), "The measuring process could not be started: " + e.getMessage());
            runs.forEach(run -> transitions.fail(run.id(), lease.hold(), failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work = null;
        }
    }

    /** One bench's work, which has ended; {@code died} is null when it told its end itself. */
    private record Attempt(
            List<TrackedRun> runs,
            Hold hold,
            Pulse pulse,
            Recorder recorder,
            @Nullable Failure died) {

        /** Whether the bench was ended for the sake of one of its runs. */
        boolean wasCutShort() {
            return runs.stream().anyMatch(run -> pulse.wasCancelled(run.id()));
        }

        Failure reason() {
            Failure told = recorder.failure() != null ? recorder.failure() : died;
            return told != null
                    ? told
                    : new Failure("BENCH_DIED", recorder.stage(), "The measuring process ended without a result.");
        }
    }

    private static List<Unwritten> measured(List<TrackedRun> runs, DeviceLease lease, Recorder recorder) {
        List<BenchEvent.Result> results = recorder.results();
        return IntStream.range(0, results.size())
                .mapToObj(i -> new Unwritten(runs.get(i), lease.hold(), results.get(i)))
                .toList();
    }

    /** Waits while the database's disk is full: what was measured is kept until it can be written. */
    private void endWhenItCan(TrackedRun run, @Nullable Unwritten result, Attempt attempt) {
        try {
            while (attempt.pulse.isHeld()) {
                try {
                    end(run, result, attempt);
                    forget(run);
                    return;
                } catch (DataAccessException | TransactionException e) {
                    if (stopping || !DatabaseDisk.isFull(e)) {
                        throw e;
                    }
                    log.warn("The end of {} is not written yet: {}", run.id(), e.getMessage());
                }
                pause(RETRY);
            }
        } catch (Superseded e) {
            forget(run);
            log.warn("{}", e.getMessage());
        }
    }

    private void forget(TrackedRun run) {
        unwritten = unwritten.stream()
                .filter(result -> !result.run().id().equals(run.id()))
                .toList();
    }

    private void end(TrackedRun run, @Nullable Unwritten result, Attempt attempt) {
        if (attempt.pulse.wasCancelled(run.id())) {
            transitions.cancelled(run.id(), attempt.hold);
        } else if (result != null) {
            transitions.advance(run.id(), attempt.hold, Stages.WRITING, 0);
            write(result);
        } else if (stopping || attempt.wasCutShort()) {
            transitions.giveBack(run.id(), attempt.hold);
        } else {
            Failure reason = attempt.reason();
            transitions.fail(run.id(), attempt.hold, reason);
            log.warn("Failed {}: {} {}", run.id(), reason.code(), reason.message());
        }
    }

    /**
     * A result outlives the database's own death: the run is still ours as long as it carries our old fence. It is tried
     * once; a result that cannot be written at all is measured again like one that was lost.
     */
    private void writeWhatWasNot() {
        List<Unwritten> results = unwritten;
        unwritten = List.of();
        for (Unwritten result : results) {
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

    private BenchJob job(List<TrackedRun> runs) {
        RunSettings settings = runs.getFirst().settings();
        return new BenchJob(
                runs.stream().map(run -> run.network().json()).toList(),
                kind,
                settings.batchSize(),
                settings.runtime(),
                settings.threads(),
                settings.protocol(),
                nativeLibraries.toString(),
                settings.counters());
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
        private volatile Set<UUID> cancelled = Set.of();

        Pulse(DeviceLease lease) {
            this.lease = lease;
        }

        boolean isHeld() {
            return held;
        }

        boolean wasCancelled(UUID run) {
            return cancelled.contains(run);
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Work current = work;
                    List<UUID> cancel = lease.pulse(current == null ? List.of() : current.runs());
                    if (!cancel.isEmpty() && current != null) {
                        cancelled = Set.copyOf(cancel);
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
