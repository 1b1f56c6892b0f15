package dev.overtone.api;

import java.io.IOException;

/** A body beyond what any legal request needs. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
        super("A body may have " + limit + " bytes at most.");
    }
}
