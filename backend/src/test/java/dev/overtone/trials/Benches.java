package dev.overtone.trials;

import java.nio.file.Path;
import java.util.Arrays;

/** Looks, again and again, how many measuring processes of one home live at once. */
final class Benches implements AutoCloseable {

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
        while (!Thread.currentThread().isInterrupted()) {
            long now = ProcessHandle.allProcesses().filter(this::measures).count();
            most = Math.max(most, (int) now);
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
