package dev.overtone.profiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/** The process that started this bench, as long as it lives. */
final class BenchParent {

    /** A bench that has not heard from its parent for so long ends itself, so that a device is never used by two. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final int ORPHANED = 3;

    private static volatile long heard = System.nanoTime();

    private BenchParent() {}

    /** Ends this process when the other side is closed, or is silent too long. */
    static void watch(BufferedReader in) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            try {
                while (in.readLine() != null) {
                    heard = System.nanoTime();
                }
            } catch (IOException e) {
                // As good as the end of it.
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
        Thread.ofPlatform().daemon().name("parent-silence").start(() -> {
            while (System.nanoTime() - heard < SILENCE.toNanos()) {
                try {
                    Thread.sleep(SILENCE.dividedBy(10));
                } catch (InterruptedException e) {
                    return;
                }
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
    }
}
