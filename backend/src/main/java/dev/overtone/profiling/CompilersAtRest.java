package dev.overtone.profiling;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the JVM's compilers have finished with a loop that runs again and again: until then each forward carries the
 * overhead of code that will be replaced, a few percent for small networks, and how much of that a measurement sees
 * would differ from process to process.
 */
final class CompilersAtRest {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** Of a window; a compiled method or two, which no median notices. */
    private static final double BUSY_SHARE = 0.01;

    private final LongSupplier compilingMillis;
    private final long deadline;
    private long windowStart;
    private long compiledBefore;

    /**
     * @param compilingMillis how long the JVM has compiled so far
     * @param start now, in ns
     * @param deadline when it is called rest in any case, in ns
     */
    CompilersAtRest(LongSupplier compilingMillis, long start, long deadline) {
        this.compilingMillis = compilingMillis;
        this.deadline = deadline;
        this.windowStart = start;
        this.compiledBefore = compilingMillis.getAsLong();
    }

    /** Looks at the window that has just passed, if one has. */
    boolean rest(long now) {
        if (now - deadline >= 0) {
            return true;
        }
        if (now - windowStart < WINDOW.toNanos()) {
            return false;
        }
        long compiled = compilingMillis.getAsLong();
        boolean atRest = compiled - compiledBefore <= BUSY_SHARE * (now - windowStart) / 1e6;
        windowStart = now;
        compiledBefore = compiled;
        return atRest;
    }
}
