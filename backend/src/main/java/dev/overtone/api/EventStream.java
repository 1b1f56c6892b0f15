package dev.overtone.api;

import dev.overtone.profiling.Heartbeat;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One program's stream of events. It ends when it is told to, when the program is gone, and once it may not listen any
 * more; what is told after that is told to nobody. In between, comments say that the server still runs.
 */
final class EventStream {

    private static final long NEVER = 0L;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final BooleanSupplier allowed;
    private boolean ended;

    /** @param allowed whether whoever listens still may */
    EventStream(BooleanSupplier allowed) {
        this.allowed = allowed;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** @param unsubscribing ends what feeds the stream, once the stream has ended */
    void fedBy(Runnable unsubscribing) {
        emitter.onCompletion(unsubscribing);
        emitter.onError(_ -> unsubscribing.run());
        Heartbeat.start(this::beat);
    }

    /** Whether somebody listens, and still may. */
    synchronized boolean isOpen() {
        if (!ended && !allowed.getAsBoolean()) {
            end();
        }
        return !ended;
    }

    /** @param data to be written as JSON */
    void tell(String name, Object data) {
        send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            emitter.complete();
        }
    }

    /** A comment, which programs need not know. */
    private synchronized boolean beat() {
        if (isOpen()) {
            send(SseEmitter.event().comment("beat"));
        }
        return !ended;
    }

    private synchronized void send(SseEmitter.SseEventBuilder event) {
        if (ended) {
            return;
        }
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // The listener is gone.
            ended = true;
            emitter.completeWithError(e);
        }
    }
}
