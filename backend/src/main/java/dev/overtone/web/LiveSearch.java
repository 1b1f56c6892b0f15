package dev.overtone.web;

import dev.overtone.search.Search;
import dev.overtone.search.SearchState;
import dev.overtone.search.Searches;
import dev.overtone.search.UnknownSearch;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A search's changes for its page, as a {@link LiveStream} of {@code search} events. */
final class LiveSearch {

    private LiveSearch() {}

    record Event(SearchState state, long revision, int spent, int waiting) {
        static Event of(Search search) {
            return new Event(
                    search.state(),
                    search.revision(),
                    search.counts().spent(),
                    search.counts().waiting());
        }
    }

    static SseEmitter follow(UUID id, Searches searches, BooleanSupplier allowed) {
        Search now = searches.find(id).orElseThrow(() -> new UnknownSearch(id));
        var stream = new LiveStream("search", allowed);
        tell(stream, now);
        if (!isOver(now)) {
            stream.fedBy(searches.watch(id, search -> tell(stream, search))::close);
            searches.find(id).ifPresent(search -> tell(stream, search));
        }
        return stream.emitter();
    }

    /** Whether nothing of it will change by itself any more. */
    static boolean isOver(Search search) {
        return search.state().hasEnded() && search.counts().waiting() == 0;
    }

    private static void tell(LiveStream stream, Search search) {
        stream.tell(Event.of(search), isOver(search));
    }
}
