package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one network for one seed, or how far they are.
 *
 * @param values empty until finished; a signal whose value is no finite number is left out
 * @param failure why there are none, or null
 */
public record NetworkSignals(
        String fingerprint,
        int seed,
        State state,
        Instant askedAt,
        @Nullable Instant finishedAt,
        Map<Signal, Double> values,
        @Nullable Failure failure) {

    /** How far. */
    public enum State {
        QUEUED,
        RUNNING,
        FINISHED,
        FAILED
    }

    /** Whether a worker has still to compute them. */
    public boolean isLive() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
