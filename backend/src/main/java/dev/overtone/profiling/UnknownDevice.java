package dev.overtone.profiling;

/** There is no device of this id. */
public final class UnknownDevice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownDevice(String id) {
        super("There is no device " + (id.length() <= 80 ? id : id.substring(0, 80) + "…") + " in the pool.");
    }
}
