package dev.overtone.web;

import dev.overtone.profiling.Heartbeat;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One page's stream of something that changes: an event of its own name for each change, {@code done} and {@code close}
 * when nothing will change any more. A browser that comes back hears the present state first, so nothing is lost between
 * two connections. In between, {@code beat} tells that the server still runs. Once whoever listens may not any more it tells
 * {@code withdrawn}, and no more.
 */
final class LiveStream {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String name;
    private final BooleanSupplier allowed;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private @Nullable Runnable unsubscribing;
    private @Nullable Object last;
    private boolean closed;

    /**
     * @param name of its events
     * @param allowed whether whoever listens still may
     */
    LiveStream(String name, BooleanSupplier allowed) {
        this.name = name;
        this.allowed = allowed;
        emitter.onCompletion(this::close);
        emitter.onTimeout(emitter::complete);
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** @param unsubscribing ends what feeds the stream, once the stream has ended */
    void fedBy(Runnable unsubscribing) {
        keepOrEnd(unsubscribing);
        Heartbeat.start(this::beat);
    }

    private synchronized void keepOrEnd(Runnable made) {
        if (closed) {
            made.run();
        } else {
            unsubscribing = made;
        }
    }

    /**
     * Tells an event, unless it is the last one again.
     *
     * @param isOver whether it is the last of all
     */
    synchronized void tell(Object event, boolean isOver) {
        if (closed || event.equals(last)) {
            return;
        }
        last = event;
        try {
            if (!allowed.getAsBoolean()) {
                withdraw();
                return;
            }
            emitter.send(SseEmitter.event().name(name).data(event));
            if (isOver) {
                emitter.send(SseEmitter.event().name("done").data(event));
                end();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    private synchronized boolean beat() {
        if (closed) {
            return false;
        }
        try {
            if (allowed.getAsBoolean()) {
                emitter.send(SseEmitter.event().name("beat").data(""));
            } else {
                withdraw();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
        return !closed;
    }

    /** So that the page asks anew whether there is something to look at. */
    private void withdraw() throws IOException {
        emitter.send(SseEmitter.event().name("withdrawn").data(""));
        end();
    }

    /** So that the browser does not come back. */
    private void end() throws IOException {
        emitter.send(SseEmitter.event().name("close").data(""));
        emitter.complete();
        close();
    }

    private synchronized void close() {
        closed = true;
        if (unsubscribing != null) {
            unsubscribing.run();
            unsubscribing = null;
        }
    }
}
