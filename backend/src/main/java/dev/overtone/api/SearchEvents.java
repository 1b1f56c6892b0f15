package dev.overtone.api;

import dev.overtone.search.Search;
import dev.overtone.search.Searches;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One listener's stream of a search: the search each time it changed, and its end when it is over. */
final class SearchEvents {

    private final EventStream stream;

    /** @param allowed whether whoever listens still may */
    SearchEvents(BooleanSupplier allowed) {
        this.stream = new EventStream(allowed);
    }

    SseEmitter emitter() {
        return stream.emitter();
    }

    void follow(Searches searches, UUID id) {
        stream.fedBy(searches.watch(id, this::changed)::close);
    }

    private synchronized void changed(Search search) {
        if (!stream.isOpen()) {
            return;
        }
        boolean over = search.state().hasEnded() && search.counts().waiting() == 0;
        stream.tell(over ? "result" : "search", SearchResponse.of(search));
        if (over) {
            stream.end();
        }
    }
}
