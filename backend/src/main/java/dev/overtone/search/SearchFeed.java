package dev.overtone.search;

import dev.overtone.profiling.Feed;
import dev.overtone.profiling.Subscription;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices changes of the searches that somebody watches. */
@Component
class SearchFeed {

    private final Feed feed;

    SearchFeed(SearchRows rows) {
        feed = new Feed("search-feed", rows::changes);
    }

    Subscription watch(UUID search, Runnable changed) {
        return feed.watch(search, changed);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        feed.look();
    }
}
