package dev.overtone.analysis;

import dev.overtone.architecture.NetworkSpec;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory for networks that are drawn and counted at one time. The deepest legal ones take tens of megabytes each until
 * their answer is written; without this, forty at once would use up a heap of 512 MB and end the server. Who holds a
 * place must not wait for another.
 */
public final class Room {

    /** For everybody in this process: a quarter of the heap. */
    public static final Room SHARED = new Room(Runtime.getRuntime().maxMemory() / 4);

    /** Measured: 0.5 to 3.5 kB with the answer's rows, by family. */
    private static final int BYTES_OF_A_LAYER = 4096;

    private static final long LONGEST_WAIT_SECONDS = 20;

    private final int layers;
    private final Semaphore free;

    Room(long bytes) {
        layers = Math.clamp(bytes / BYTES_OF_A_LAYER, 1, Integer.MAX_VALUE);
        free = new Semaphore(layers);
    }

    /** What one network takes, until it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for a place for this network; a larger one than there is room for gets it all.
     *
     * @throws Crowded if there was none in time
     */
    public Place enter(NetworkSpec network) {
        int taken = Math.min(layers, network.depth());
        try {
            if (!free.tryAcquire(taken, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                free.release(taken);
            }
        };
    }

    /** Too many large networks at one time. */
    public static final class Crowded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Crowded() {
            super("Too many large networks are asked for at this moment.");
        }
    }
}
