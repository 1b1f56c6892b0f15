package dev.overtone.trials;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps some runs queued, whatever happens to the server meanwhile, and remembers which of them were accepted. */
final class RunStream {

    private static final int QUEUED = 4;

    /** Small enough to be built in a moment, measured for a second. */
    private static final String RUN = """
            {"network": {"family": "hardnet", "input": {"height": 64, "width": 64}, "classes": 10, "stem": [8, 16],
                         "blocks": [{"growthRate": 8, "depth": 4, "outChannels": 32}]},
             "protocol": "quick"}""";

    private final List<UUID> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Installation installation;
    private final Thread thread;
    private volatile boolean stopped;

    RunStream(Installation installation) {
        this.installation = installation;
        this.thread = Thread.ofPlatform().daemon().name("run-stream").start(this::keepQueued);
    }

    /** Those that the server answered with 2xx, which it must not lose. */
    List<UUID> accepted() {
        return List.copyOf(accepted);
    }

    /** Requests that ended without an answer of 2xx: the caller cannot know, and would ask again. */
    int unanswered() {
        return unanswered.get();
    }

    UUID submit() throws IOException {
        try {
            UUID run = UUID.fromString(installation.server().submit(RUN));
            accepted.add(run);
            return run;
        } catch (IOException e) {
            unanswered.incrementAndGet();
            throw e;
        }
    }

    private void keepQueued() {
        while (!stopped) {
            try {
                if (queued() < QUEUED) {
                    submit();
                } else {
                    Thread.sleep(200);
                }
            } catch (IOException e) {
                // The server is being killed or started.
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private int queued() throws IOException {
        return installation
                .server()
                .get("/api/v1/runs?filter=state%20%3D%20%27QUEUED%27&pageSize=10")
                .get("items")
                .size();
    }

    private void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }
}
