package dev.overtone.profiling;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells a listener of a run now and then that the server still runs, while there is nothing else to tell: whoever stands
 * between takes no long run for a dead connection, and the listener no dead server for a long run.
 */
public final class Heartbeat {

    private static final Duration BEAT = Duration.ofSeconds(5);

    private Heartbeat() {}

    /** @param beat tells it, on a thread of its own, and whether there will be more to tell */
    public static void start(BooleanSupplier beat) {
        start(BEAT, beat);
    }

    static void start(Duration interval, BooleanSupplier beat) {
        Thread.ofVirtual().name("heartbeat").start(() -> keepBeating(interval, beat));
    }

    private static void keepBeating(Duration interval, BooleanSupplier beat) {
        try {
            do {
                Thread.sleep(interval);
            } while (beat.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
