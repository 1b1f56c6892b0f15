package dev.overtone.profiling;

import java.util.UUID;

/** There is no run of this id. */
public final class UnknownRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownRun(UUID id) {
        super("There is no run " + id + ".");
    }
}
