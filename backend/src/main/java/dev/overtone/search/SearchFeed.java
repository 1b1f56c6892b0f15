package dev.overtone.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Notices changes of the searches that somebody watches: one query for all of them, none while nobody watches. */
@Component
class SearchFeed {

    private static final Logger log = LoggerFactory.getLogger(SearchFeed.class);

    private final SearchRows rows;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> seen = new ConcurrentHashMap<>();

    SearchFeed(SearchRows rows) {
        this.rows = rows;
    }

    /** What is called for one search; each is itself, whatever it calls. */
    private static final class Watch {

        private final UUID search;
        private final Runnable changed;

        Watch(UUID search, Runnable changed) {
            this.search = search;
            this.changed = changed;
        }
    }

    Searches.Subscription watch(UUID search, Runnable changed) {
        var watch = new Watch(search, changed);
        watches.add(watch);
        Thread.ofVirtual().name("search-feed").start(changed);
        return () -> watches.remove(watch);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        if (watches.isEmpty()) {
            seen.clear();
            return;
        }
        try {
            var searches = watches.stream().map(watch -> watch.search).collect(Collectors.toSet());
            seen.keySet().retainAll(searches);
            rows.changes(searches).forEach((search, now) -> {
                if (!now.equals(seen.put(search, now))) {
                    watches.stream()
                            .filter(watch -> watch.search.equals(search))
                            .forEach(watch ->
                                    Thread.ofVirtual().name("search-feed").start(watch.changed));
                }
            });
        } catch (DataAccessException | TransactionException e) {
            log.debug("Searches are looked at again later: {}", e.getMessage());
        }
    }
}
