package dev.overtone.profiling;

/** A reason for a bench to stop that a person should read. */
final class BenchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    BenchFailed(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
