package dev.overtone.web;

import dev.overtone.search.Search;
import dev.overtone.search.Searches;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What searches found, computed once for each revision of their trials. */
@Component
class SearchGlances {

    private static final int KEPT = 200;

    private record Known(long revision, SearchGlance glance) {}

    private final Searches searches;
    private final Figures figures;
    private final Map<UUID, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Known> eldest) {
            return size() > KEPT;
        }
    };

    SearchGlances(Searches searches, Figures figures) {
        this.searches = searches;
        this.figures = figures;
    }

    SearchGlance of(Search search) {
        synchronized (known) {
            Known before = known.get(search.id());
            if (before != null && before.revision() == search.revision()) {
                return before.glance();
            }
        }
        SearchGlance glance = SearchGlance.of(search, searches.trials(search.id()), figures);
        synchronized (known) {
            known.put(search.id(), new Known(search.revision(), glance));
        }
        return glance;
    }
}
