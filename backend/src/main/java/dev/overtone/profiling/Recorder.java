package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Hears what a bench tells of its runs: writes their progress, not too often, and keeps their end. */
final class Recorder implements Consumer<BenchEvent> {

    private static final long WRITE_EVERY_NANOS = 250_000_000L;

    private final List<TrackedRun> runs;
    private final Hold hold;
    private final RunTransitions transitions;
    private String stage = Stages.BUILDING;
    private long written = System.nanoTime();
    private List<BenchEvent.Result> results = List.of();
    private @Nullable Failure failure;

    Recorder(List<TrackedRun> runs, Hold hold, RunTransitions transitions) {
        this.runs = runs;
        this.hold = hold;
        this.transitions = transitions;
    }

    @Override
    public void accept(BenchEvent event) {
        switch (event) {
            case BenchEvent.Progress progress -> advance(progress);
            case BenchEvent.Result end -> results = List.of(end);
            case BenchEvent.Results end -> results = end.all();
            case BenchEvent.Failed end -> failure = end.failure();
            case BenchEvent.Found _, BenchEvent.Calibrated _, BenchEvent.Signalled _ -> {}
        }
    }

    String stage() {
        return stage;
    }

    /** One for each run in their order, or none. */
    List<BenchEvent.Result> results() {
        return results;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    private void advance(BenchEvent.Progress progress) {
        long now = System.nanoTime();
        boolean newStage = !progress.stage().equals(stage);
        stage = progress.stage();
        if (newStage || now - written >= WRITE_EVERY_NANOS) {
            written = now;
            try {
                runs.forEach(run -> transitions.advance(run.id(), hold, stage, progress.progress()));
            } catch (DataAccessException | TransactionException e) {
                // Progress may be missed; whether the run is still ours is felt by the pulse.
            }
        }
    }
}
