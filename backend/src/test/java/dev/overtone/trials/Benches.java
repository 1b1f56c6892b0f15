package dev.overtone.trials;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks, again and again, how many measuring processes of one home live at once. An orphan takes a moment to notice, in
 * which the device's hold keeps the next one waiting; so only those count that go on living together.
 */
final class Benches implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(8);

    private final Path home;
    private final Thread thread;
    private volatile int most;

    /**
     * Starts to look.
     *
     * @param home in which the program was prepared, so that its processes name it
     */
    Benches(Path home) {
        this.home = home;
        this.thread = Thread.ofPlatform().daemon().name("benches").start(this::look);
    }

    int most() {
        return most;
    }

    private void look() {
        Set<Long> before = Set.of();
        long since = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Set<Long> now = ProcessHandle.allProcesses()
                    .filter(this::measures)
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet());
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            }
            if (now.size() == 1 || System.nanoTime() - since > MOMENT.toNanos()) {
                most = Math.max(most, now.size());
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean measures(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return arguments.length > 0
                && arguments[arguments.length - 1].equals("bench")
                && Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(home.toString()));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
