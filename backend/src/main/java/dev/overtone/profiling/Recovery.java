package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what earlier holders of a device left behind. */
final class Recovery {

    /** Longer than a cut-off worker or its bench needs to notice and end. */
    static final Duration GRACE = BenchParent.SILENCE.plusSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private Recovery() {}

    static void recover(RunTransitions transitions, Hold hold) {
        if (!transitions.isAnyLeftBehind(hold)) {
            return;
        }
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        int runs = transitions.recover(hold, DeviceWorker.MOST_ATTEMPTS);
        log.info("Took up {} left behind on device {}", runs == 1 ? "a run" : runs + " runs", hold.device());
    }
}
