package dev.overtone.api;

import dev.overtone.profiling.Heartbeat;
import dev.overtone.search.Search;
import dev.overtone.search.Searches;
import java.io.IOException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One listener's stream of a search: the search each time it changed, and its end when it is over. */
final class SearchEvents {

    private static final long NEVER = 0L;

    private final SseEmitter emitter = new SseEmitter(NEVER);
    private final BooleanSupplier allowed;
    private boolean ended;

    /** @param allowed whether whoever listens still may */
    SearchEvents(BooleanSupplier allowed) {
        this.allowed = allowed;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void follow(Searches searches, UUID id) {
        Searches.Subscription subscription = searches.watch(id, this::changed);
        emitter.onCompletion(subscription::close);
        emitter.onError(_ -> subscription.close());
        Heartbeat.start(this::beat);
    }

    private synchronized boolean beat() {
        return !ended && !isWithdrawn() && send(SseEmitter.event().comment("beat"));
    }

    private boolean isWithdrawn() {
        if (allowed.getAsBoolean()) {
            return false;
        }
        ended = true;
        emitter.complete();
        return true;
    }

    private synchronized void changed(Search search) {
        if (ended || isWithdrawn()) {
            return;
        }
        boolean over = search.state().hasEnded() && search.counts().waiting() == 0;
        send(SseEmitter.event()
                .name(over ? "result" : "search")
                .data(SearchResponse.of(search), MediaType.APPLICATION_JSON));
        if (over && !ended) {
            ended = true;
            emitter.complete();
        }
    }

    private boolean send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
            return true;
        } catch (IOException | IllegalStateException e) {
            // The listener is gone.
            ended = true;
            emitter.completeWithError(e);
            return false;
        }
    }
}
