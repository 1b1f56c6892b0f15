package dev.overtone.web;

import dev.overtone.profiling.Profiler;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.UnknownRun;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A run's changes for its page, as a {@link LiveStream} of {@code run} events. */
final class LiveRun {

    private LiveRun() {}

    /** What a change is made of; progress in whole percent. */
    record Event(RunState state, @Nullable String stage, int percent, boolean cancelRequested) {
        static Event of(TrackedRun run) {
            return new Event(run.state(), run.stage(), StateBadge.of(run).percent(), run.cancelRequested());
        }
    }

    static SseEmitter follow(UUID id, Profiler profiler, BooleanSupplier allowed) {
        RunDetails now = profiler.find(id).orElseThrow(() -> new UnknownRun(id));
        var stream = new LiveStream("run", allowed);
        tell(stream, now);
        if (!now.run().state().hasEnded()) {
            stream.fedBy(profiler.watch(id, details -> tell(stream, details))::close);
            profiler.find(id).ifPresent(details -> tell(stream, details));
        }
        return stream.emitter();
    }

    private static void tell(LiveStream stream, RunDetails details) {
        stream.tell(Event.of(details.run()), details.run().state().hasEnded());
    }
}
