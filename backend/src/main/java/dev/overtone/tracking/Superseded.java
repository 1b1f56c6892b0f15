package dev.overtone.tracking;

import java.util.UUID;

/** The run is no longer this holder's: its device was taken over, or the run has ended. Nothing was written. */
public final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Superseded(UUID id) {
        super("Run " + id + " is no longer ours to write.");
    }
}
