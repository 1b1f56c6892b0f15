package dev.overtone.api;

import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.TrackedRun;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** One listener's stream of a run: what changed since its last event, and the run itself when it has ended. */
final class RunEvents {

    private final EventStream stream;
    private final JsonMapper mapper;
    private @Nullable TrackedRun last;

    /** @param allowed whether whoever listens still may */
    RunEvents(JsonMapper mapper, BooleanSupplier allowed) {
        this.mapper = mapper;
        this.stream = new EventStream(allowed);
    }

    SseEmitter emitter() {
        return stream.emitter();
    }

    void follow(Profiler profiler, UUID id) {
        stream.fedBy(profiler.watch(id, this::changed)::close);
    }

    private synchronized void changed(RunDetails details) {
        if (!stream.isOpen()) {
            return;
        }
        TrackedRun run = details.run();
        if (last == null || last.state() != run.state()) {
            stream.tell("state", Map.of("state", run.state()));
        }
        if (run.stage() != null && (last == null || !Objects.equals(last.stage(), run.stage()))) {
            stream.tell("stage", Map.of("stage", run.stage()));
        }
        if (run.stage() != null && (last == null || last.progress() != run.progress())) {
            stream.tell("progress", Map.of("stage", run.stage(), "progress", run.progress()));
        }
        last = run;
        if (run.state().hasEnded()) {
            stream.tell("result", RunResponse.of(details, mapper));
            stream.end();
        }
    }
}
