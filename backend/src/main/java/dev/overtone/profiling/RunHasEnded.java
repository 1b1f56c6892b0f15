package dev.overtone.profiling;

import dev.overtone.tracking.RunState;
import java.util.UUID;

/** The run is over; there is nothing left to cancel. */
public final class RunHasEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunHasEnded(UUID id, RunState state) {
        super("Run " + id + " has ended already (" + state + ").");
    }
}
