package dev.overtone.web;

import dev.overtone.profiling.Heartbeat;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that watches one run: {@code run} for every change worth showing, then {@code done} and {@code close}. A
 * browser that comes back hears the present state first, so nothing is lost between two connections. In between, a
 * {@code beat} tells that the server still runs.
 */
final class LiveRun {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private Profiler.@Nullable Subscription subscription;
    private @Nullable Event last;
    private boolean closed;

    /** What a change is made of; progress in whole percent. */
    record Event(RunState state, @Nullable String stage, int percent, boolean cancelRequested) {
        static Event of(TrackedRun run) {
            return new Event(run.state(), run.stage(), StateBadge.of(run).percent(), run.cancelRequested());
        }
    }

    private LiveRun() {}

    static SseEmitter follow(UUID id, Profiler profiler) {
        RunDetails now = profiler.find(id).orElseThrow(() -> new UnknownRun(id));
        var live = new LiveRun();
        live.emitter.onCompletion(live::close);
        live.emitter.onTimeout(live.emitter::complete);
        live.tell(now);
        if (!now.run().state().hasEnded()) {
            live.subscribed(profiler.watch(id, live::tell));
            profiler.find(id).ifPresent(live::tell);
            Heartbeat.start(live::beat);
        }
        return live.emitter;
    }

    private synchronized void tell(RunDetails details) {
        Event event = Event.of(details.run());
        if (closed || event.equals(last)) {
            return;
        }
        last = event;
        try {
            emitter.send(SseEmitter.event().name("run").data(event));
            if (event.state().hasEnded()) {
                emitter.send(SseEmitter.event().name("done").data(event));
                emitter.send(SseEmitter.event().name("close").data(""));
                emitter.complete();
                close();
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
            emitter.send(SseEmitter.event().name("beat").data(""));
        } catch (IOException | IllegalStateException e) {
            close();
        }
        return !closed;
    }

    private synchronized void subscribed(Profiler.Subscription made) {
        if (closed) {
            made.close();
        } else {
            subscription = made;
        }
    }

    private synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }
}
