package dev.overtone.web;

import dev.overtone.profiling.Heartbeat;
import dev.overtone.search.Search;
import dev.overtone.search.SearchState;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that watches one search: {@code search} for every change, then {@code done} and {@code close}. A browser
 * that comes back hears the present state first. In between, a {@code beat} tells that the server still runs.
 */
final class LiveSearch {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private Searches.@Nullable Subscription subscription;
    private @Nullable Event last;
    private boolean closed;

    record Event(SearchState state, long revision, int spent, int waiting) {
        static Event of(Search search) {
            return new Event(
                    search.state(),
                    search.revision(),
                    search.counts().spent(),
                    search.counts().waiting());
        }
    }

    private LiveSearch() {}

    static SseEmitter follow(UUID id, Searches searches) {
        Search now = searches.find(id).orElseThrow(() -> new UnknownSearch(id));
        var live = new LiveSearch();
        live.emitter.onCompletion(live::close);
        live.emitter.onTimeout(live.emitter::complete);
        live.tell(now);
        if (!isOver(now)) {
            live.subscribed(searches.watch(id, live::tell));
            searches.find(id).ifPresent(live::tell);
            Heartbeat.start(live::beat);
        }
        return live.emitter;
    }

    /** Whether nothing of it will change by itself any more. */
    static boolean isOver(Search search) {
        return search.state().hasEnded() && search.counts().waiting() == 0;
    }

    private synchronized void tell(Search search) {
        Event event = Event.of(search);
        if (closed || event.equals(last)) {
            return;
        }
        last = event;
        try {
            emitter.send(SseEmitter.event().name("search").data(event));
            if (isOver(search)) {
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

    private synchronized void subscribed(Searches.Subscription made) {
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
