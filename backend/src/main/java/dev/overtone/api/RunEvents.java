package dev.overtone.api;

import dev.overtone.profiling.Heartbeat;
import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.TrackedRun;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** One listener's stream of a run: what changed since its last event, and the run itself when it has ended. */
final class RunEvents {

    private static final long NEVER = 0L;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final JsonMapper mapper;
    private final BooleanSupplier allowed;
    private @Nullable TrackedRun last;
    private boolean ended;

    /** @param allowed whether whoever listens still may */
    RunEvents(JsonMapper mapper, BooleanSupplier allowed) {
        this.mapper = mapper;
        this.allowed = allowed;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void follow(Profiler profiler, UUID id) {
        Profiler.Subscription subscription = profiler.watch(id, this::changed);
        emitter.onCompletion(subscription::close);
        emitter.onError(_ -> subscription.close());
        Heartbeat.start(this::beat);
    }

    /** A comment, which programs need not know. */
    private synchronized boolean beat() {
        if (ended || isWithdrawn()) {
            return false;
        }
        try {
            emitter.send(SseEmitter.event().comment("beat"));
        } catch (IOException | IllegalStateException e) {
            ended = true;
            emitter.completeWithError(e);
        }
        return !ended;
    }

    private boolean isWithdrawn() {
        if (allowed.getAsBoolean()) {
            return false;
        }
        ended = true;
        emitter.complete();
        return true;
    }

    private synchronized void changed(RunDetails details) {
        if (ended || isWithdrawn()) {
            return;
        }
        TrackedRun run = details.run();
        try {
            if (last == null || last.state() != run.state()) {
                send("state", Map.of("state", run.state()));
            }
            if (run.stage() != null && (last == null || !Objects.equals(last.stage(), run.stage()))) {
                send("stage", Map.of("stage", run.stage()));
            }
            if (run.stage() != null && (last == null || last.progress() != run.progress())) {
                send("progress", Map.of("stage", run.stage(), "progress", run.progress()));
            }
            last = run;
            if (run.state().hasEnded()) {
                ended = true;
                send("result", RunResponse.of(details, mapper));
                emitter.complete();
            }
        } catch (IOException | IllegalStateException e) {
            // The listener is gone.
            ended = true;
            emitter.completeWithError(e);
        }
    }

    private void send(String name, Object data) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
    }
}
