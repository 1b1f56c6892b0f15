package dev.overtone.profiling;

import dev.overtone.network.TrainingFreeSignals;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears what a bench tells of the signals that it computes, and keeps their end. */
final class SignalsRecorder implements Consumer<BenchEvent> {

    private @Nullable TrainingFreeSignals signals;
    private @Nullable Failure failure;

    @Override
    public void accept(BenchEvent event) {
        switch (event) {
            case BenchEvent.Signalled end -> signals = end.signals();
            case BenchEvent.Failed end -> failure = end.failure();
            case BenchEvent.Progress _, BenchEvent.Result _, BenchEvent.Results _ -> {}
            case BenchEvent.Found _, BenchEvent.Calibrated _ -> {}
        }
    }

    /** @param died why the process ended without a word, or null */
    void write(SignalQueue queue, SignalQueue.Asked asked, Hold hold, @Nullable Failure died) {
        TrainingFreeSignals computed = signals;
        Failure reason = failure != null ? failure : died;
        if (computed != null) {
            queue.keep(asked, computed);
        } else {
            queue.fail(
                    asked,
                    hold,
                    reason != null
                            ? reason
                            : new Failure(
                                    "BENCH_DIED", Stages.MEASURING, "The computing process ended without a result."));
        }
    }
}
