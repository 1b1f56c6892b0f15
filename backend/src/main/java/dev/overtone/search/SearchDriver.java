package dev.overtone.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Leads every search that is at work, one step each, again and again. All that a search knows is in the database: after
 * a crash, or when another server takes over, it goes on from there.
 */
@Component
@Profile("!worker")
class SearchDriver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SearchDriver.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SearchRows searches;
    private final SearchSteps steps;
    private final Map<UUID, Lead> leads = new ConcurrentHashMap<>();
    private @Nullable Thread driving;
    private String trouble = "";

    SearchDriver(SearchRows searches, SearchSteps steps) {
        this.searches = searches;
        this.steps = steps;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (driving == null) {
            driving = Thread.ofPlatform().daemon().name("search-driver").start(this::drive);
        }
    }

    private void drive() {
        try {
            while (true) {
                if (!lookAtAll()) {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            // The server ends; the next one goes on.
        }
    }

    /** @return whether anything happened, so that another look is worth its while at once */
    boolean lookAtAll() {
        boolean happened = false;
        try {
            var atWork = searches.atWork();
            leads.keySet().retainAll(atWork.stream().map(Search::id).collect(Collectors.toSet()));
            for (Search search : atWork) {
                happened |= lookAt(search);
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Searches are looked at again later: {}", e.getMessage());
        } catch (RuntimeException e) {
            // Said once, however often it is tried.
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                log.error("Searches cannot be looked at", e);
            }
        }
        return happened;
    }

    private boolean lookAt(Search search) {
        try {
            Lead lead = leads.get(search.id());
            if (lead == null || lead.revision() != search.revision()) {
                lead = steps.takeUp(search);
                leads.put(search.id(), lead);
            }
            return steps.step(search, lead);
        } catch (TrialRows.Outdated e) {
            leads.remove(search.id());
            log.debug("Search {} is led by another server too: {}", search.id(), e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            leads.remove(search.id());
            throw e;
        } catch (RuntimeException e) {
            leads.remove(search.id());
            log.error("Search {} cannot go on", search.id(), e);
            searches.turn(
                    search.id(),
                    List.of(SearchState.RUNNING),
                    SearchState.PAUSED,
                    "Something unforeseen stood in the way; the server's log says more. It goes on when resumed.");
        }
        return false;
    }

    @Override
    public void close() throws InterruptedException {
        Thread thread = driving;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(10));
        }
    }
}
