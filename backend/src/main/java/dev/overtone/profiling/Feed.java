package dev.overtone.profiling;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Notices changes of what somebody watches: one look at all of it, none while nobody watches. */
public final class Feed {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final String name;
    private final Function<Set<UUID>, Map<UUID, String>> states;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> seen = new ConcurrentHashMap<>();

    /** @param states tells of each, by its id, a text that is another once it has changed */
    public Feed(String name, Function<Set<UUID>, Map<UUID, String>> states) {
        this.name = name;
        this.states = states;
    }

    /** What is called for one of them, one call at a time so that the newest state is told last. */
    private static final class Watch {

        private final UUID watched;
        private final Runnable changed;
        private final AtomicBoolean waiting = new AtomicBoolean();
        private final Lock telling = new ReentrantLock();

        Watch(UUID watched, Runnable changed) {
            this.watched = watched;
            this.changed = changed;
        }
    }

    /** Calls {@code changed} now and after every change, on a thread of its own, until it is closed. */
    public Subscription watch(UUID watched, Runnable changed) {
        var watch = new Watch(watched, changed);
        watches.add(watch);
        tell(watch);
        return () -> watches.remove(watch);
    }

    /** Looks once for what has changed since the last look. */
    public void look() {
        Set<UUID> watched = watches.stream().map(watch -> watch.watched).collect(Collectors.toSet());
        seen.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            return;
        }
        try {
            states.apply(watched).forEach((id, now) -> {
                if (!now.equals(seen.put(id, now))) {
                    watches.stream().filter(watch -> watch.watched.equals(id)).forEach(this::tell);
                }
            });
        } catch (DataAccessException | TransactionException e) {
            log.debug("The {} is looked at again later: {}", name, e.getMessage());
        }
    }

    /** One call waits at most, however slow the listener: it tells all that happened meanwhile. */
    private void tell(Watch watch) {
        if (watch.waiting.compareAndSet(false, true)) {
            Thread.ofVirtual().name(name).start(() -> tellNow(watch));
        }
    }

    private void tellNow(Watch watch) {
        watch.telling.lock();
        try {
            watch.waiting.set(false);
            watch.changed.run();
        } catch (DataAccessException | TransactionException e) {
            // It is told at the next look.
            seen.remove(watch.watched);
            log.debug("The {} tells it again later: {}", name, e.getMessage());
        } finally {
            watch.telling.unlock();
        }
    }
}
