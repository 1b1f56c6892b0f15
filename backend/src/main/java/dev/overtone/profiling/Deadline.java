package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import dev.overtone.tracking.TrackedRun;
import java.time.Duration;
import java.util.List;

/** Ends a bench that outlasts its protocol by far, as when one forward takes hours. */
final class Deadline implements AutoCloseable {

    private static final Duration TO_BUILD = Duration.ofMinutes(10);

    private final Duration allowed;
    private final Thread watch;
    private volatile boolean passed;

    Deadline(List<TrackedRun> runs, BenchProcess bench) {
        Protocol protocol = Protocol.find(runs.getFirst().settings().protocol()).orElseThrow();
        this.allowed = protocol.cap().multipliedBy(2L * runs.size()).plus(TO_BUILD);
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

    boolean hasPassed() {
        return passed;
    }

    Failure failure(String stage) {
        return new Failure(
                "TIMED_OUT",
                stage,
                "The run was ended after " + allowed.toMinutes()
                        + " minutes: the network is too large to be measured by this protocol here.");
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
