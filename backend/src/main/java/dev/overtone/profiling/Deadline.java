package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.TrackedRun;
import java.time.Duration;
import java.util.List;

/** Ends a bench that outlasts its protocol by far, as when one forward takes hours. */
final class Deadline implements AutoCloseable {

    private static final Duration TO_BUILD = Duration.ofMinutes(10);

    private final Duration allowed;
    private final String reason;
    private final Thread watch;
    private volatile boolean passed;

    Deadline(List<TrackedRun> runs, BenchProcess bench) {
        this(allowed(runs), "the network is too large to be measured by this protocol here.", bench);
    }

    /** @param reason why it was too long, the end of a sentence */
    Deadline(Duration allowed, String reason, BenchProcess bench) {
        this.allowed = allowed;
        this.reason = reason;
        this.watch = Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(allowed);
                passed = true;
                bench.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Duration allowed(List<TrackedRun> runs) {
        Protocol protocol = Protocol.find(runs.getFirst().settings().protocol()).orElseThrow();
        return protocol.cap().multipliedBy(2L * runs.size()).plus(TO_BUILD);
    }

    boolean hasPassed() {
        return passed;
    }

    Failure failure(String stage) {
        return new Failure("TIMED_OUT", stage, "It was ended after " + allowed.toMinutes() + " minutes: " + reason);
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
