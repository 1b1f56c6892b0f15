package dev.overtone.profiling;

import dev.overtone.architecture.Excerpt;

/** There is no device of this id. */
public final class UnknownDevice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownDevice(String id) {
        super("There is no device " + Excerpt.of(id) + " in the pool.");
    }
}
