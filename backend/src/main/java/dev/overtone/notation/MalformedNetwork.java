package dev.overtone.notation;

/** A text that is not JSON at all; the message says where it stops being so. */
public final class MalformedNetwork extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedNetwork(String message) {
        super(message);
    }
}
