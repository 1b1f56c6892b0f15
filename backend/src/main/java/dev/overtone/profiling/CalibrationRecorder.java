package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears what a calibrating bench tells, and keeps its end. */
final class CalibrationRecorder implements Consumer<BenchEvent> {

    private @Nullable Map<String, Double> perSecond;
    private @Nullable Failure failure;

    @Override
    public void accept(BenchEvent event) {
        switch (event) {
            case BenchEvent.Calibrated end -> perSecond = end.perSecond();
            case BenchEvent.Failed end -> failure = end.failure();
            case BenchEvent.Progress _, BenchEvent.Result _, BenchEvent.Results _ -> {}
            case BenchEvent.Found _, BenchEvent.Signalled _ -> {}
        }
    }

    /** @param died why the process ended without a word, or null */
    void write(Calibrations calibrations, Hold hold, @Nullable Failure died) {
        Map<String, Double> reached = perSecond;
        Failure reason = failure != null ? failure : died;
        if (reached != null) {
            calibrations.keep(hold, reached);
        } else {
            calibrations.fail(
                    hold, reason != null ? reason.message() : "The calibrating process ended without a result.");
        }
    }
}
