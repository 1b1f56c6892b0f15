package dev.overtone.profiling;

/** Two runs whose latencies say nothing of each other; the message tells a person why. */
public final class NotComparable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String side;

    /** @param side {@code a} or {@code b}: the run that another would have to take the place of */
    NotComparable(String side, String message) {
        super(message);
        this.side = side;
    }

    public String side() {
        return side;
    }
}
