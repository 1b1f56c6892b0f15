package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Superseded;
import dev.overtone.tracking.TrackedRun;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How the runs of one device end. What was measured is kept until the database has taken it. */
final class RunEndings {

    private static final Logger log = LoggerFactory.getLogger(RunEndings.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RunTransitions transitions;
    private final Measurements measurements;
    private final BooleanSupplier stopping;
    private List<Unwritten> unwritten = List.of();

    /** @param stopping whether the device's worker was told to stop */
    RunEndings(RunTransitions transitions, Measurements measurements, BooleanSupplier stopping) {
        this.transitions = transitions;
        this.measurements = measurements;
        this.stopping = stopping;
    }

    /** A result that was measured while the device was held, and met a database that did not take it. */
    private record Unwritten(TrackedRun run, Hold hold, BenchEvent.Result result) {}

    /** One bench's work, which has ended; {@code died} is null when it told its end itself. */
    record Attempt(
            List<TrackedRun> runs,
            Hold hold,
            Pulse pulse,
            Recorder recorder,
            @Nullable Failure died) {

        private List<Unwritten> measured() {
            List<BenchEvent.Result> results = recorder.results();
            return IntStream.range(0, results.size())
                    .mapToObj(i -> new Unwritten(runs.get(i), hold, results.get(i)))
                    .toList();
        }

        /** Whether the bench was ended for the sake of one of its runs. */
        private boolean wasCutShort() {
            return runs.stream().anyMatch(run -> pulse.wasCancelled(run.id()));
        }

        private Failure reason() {
            Failure told = recorder.failure() != null ? recorder.failure() : died;
            return told != null
                    ? told
                    : new Failure("BENCH_DIED", recorder.stage(), "The measuring process ended without a result.");
        }
    }

    /** Ends every run of the attempt: finished, failed, cancelled or given back. */
    void end(Attempt attempt) {
        List<Unwritten> measured = attempt.measured();
        unwritten = measured;
        for (int i = 0; i < attempt.runs.size(); i++) {
            endWhenItCan(attempt.runs.get(i), measured.isEmpty() ? null : measured.get(i), attempt);
        }
    }

    /**
     * A result outlives the database's own death: the run is still ours as long as it carries our old fence. It is tried
     * once; a result that cannot be written at all is measured again like one that was lost.
     */
    void writeWhatWasNot() {
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

    /** Waits while the database's disk is full. */
    private void endWhenItCan(TrackedRun run, @Nullable Unwritten result, Attempt attempt) {
        try {
            while (attempt.pulse.isHeld()) {
                try {
                    end(run, result, attempt);
                    forget(run);
                    return;
                } catch (DataAccessException | TransactionException e) {
                    if (stopping.getAsBoolean() || !DatabaseDisk.isFull(e)) {
                        throw e;
                    }
                    log.warn("The end of {} is not written yet: {}", run.id(), e.getMessage());
                }
                Pause.of(RETRY);
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
        } else if (stopping.getAsBoolean() || attempt.wasCutShort()) {
            transitions.giveBack(run.id(), attempt.hold);
        } else {
            Failure reason = attempt.reason();
            transitions.fail(run.id(), attempt.hold, reason);
            log.warn("Failed {}: {} {}", run.id(), reason.code(), reason.message());
        }
    }

    private void write(Unwritten measured) {
        TrackedRun run = measured.run();
        measurements.keep(
                run.id(), measured.hold(), measured.result(), run.settings().batchSize());
        log.info("Finished {}", run.id());
    }
}
