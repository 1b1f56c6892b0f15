package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final RunEndings endings;
    private final Calibrations calibrations;
    private final SignalQueue signals;

    private volatile boolean stopping;
    private volatile @Nullable Work work;

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
        this.endings = new RunEndings(transitions, measurements, () -> stopping);
        this.calibrations = calibrations;
        this.signals = signals;
    }

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
            Pause.of(RETRY);
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
            var pulse = new Pulse(lease, () -> work);
            Thread beating =
                    Thread.ofPlatform().daemon().name("pulse-" + device).start(pulse);
            try {
                log.info("Holding device {} (turn {})", device, lease.hold().fence());
                endings.writeWhatWasNot();
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
                        Pause.of(POLL);
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
            endings.end(new RunEndings.Attempt(runs, lease.hold(), pulse, recorder, failure));
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
}
