package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Hears what a bench tells: writes its progress, not too often, and keeps its end. */
final class Recorder implements Consumer<BenchEvent> {

    private static final long WRITE_EVERY_NANOS = 250_000_000L;

    private final TrackedRun run;
    private final Hold hold;
    private final RunTransitions transitions;
    private String stage = Stages.BUILDING;
    private long written = System.nanoTime();
    private BenchEvent.@Nullable Result result;
    private @Nullable Failure failure;

    Recorder(TrackedRun run, Hold hold, RunTransitions transitions) {
        this.run = run;
        this.hold = hold;
        this.transitions = transitions;
    }

    @Override
    public void accept(BenchEvent event) {
        switch (event) {
            case BenchEvent.Progress progress -> advance(progress);
            case BenchEvent.Result end -> result = end;
            case BenchEvent.Failed end -> failure = end.failure();
            case BenchEvent.Found _ -> {}
        }
    }

    String stage() {
        return stage;
    }

    BenchEvent.@Nullable Result result() {
        return result;
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
                transitions.advance(run.id(), hold, stage, progress.progress());
            } catch (DataAccessException | TransactionException e) {
                // Progress may be missed; whether the run is still ours is felt by the pulse.
            }
        }
    }
}
