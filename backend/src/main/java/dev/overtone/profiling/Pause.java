package dev.overtone.profiling;

import java.time.Duration;

/** A moment's rest, cut short where the thread is interrupted. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
