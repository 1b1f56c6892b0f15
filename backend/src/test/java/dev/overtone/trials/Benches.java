package dev.overtone.trials;

import java.nio.file.Path;
import java.util.Arrays;

/** Looks, again and again, how many measuring processes of one jar live at once. */
final class Benches implements AutoCloseable {

    private final Path jar;
    private final Thread thread;
    private volatile int most;

    Benches(Path jar) {
        this.jar = jar;
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
                && Arrays.asList(arguments).contains(jar.toString());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
