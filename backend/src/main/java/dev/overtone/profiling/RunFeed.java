package dev.overtone.profiling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Notices changes of the runs that somebody watches: one query for all of them, none while nobody watches. */
@Component
class RunFeed {

    private static final Logger log = LoggerFactory.getLogger(RunFeed.class);

    private final JdbcClient jdbc;
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> seen = new ConcurrentHashMap<>();

    RunFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is called for one run, one call at a time so that the newest state is told last. */
    private static final class Watch {

        private final UUID run;
        private final Runnable changed;
        private final AtomicBoolean waiting = new AtomicBoolean();
        private final Lock telling = new ReentrantLock();

        Watch(UUID run, Runnable changed) {
            this.run = run;
            this.changed = changed;
        }

        UUID run() {
            return run;
        }
    }

    private record Now(UUID run, String state) {}

    Profiler.Subscription watch(UUID run, Runnable changed) {
        var watch = new Watch(run, changed);
        watches.add(watch);
        tell(watch);
        return () -> watches.removeIf(other -> other == watch);
    }

    @Scheduled(fixedDelayString = "PT0.25S")
    void look() {
        if (watches.isEmpty()) {
            seen.clear();
            return;
        }
        try {
            for (Now now : now()) {
                if (!now.state().equals(seen.put(now.run(), now.state()))) {
                    watches.stream()
                            .filter(watch -> watch.run().equals(now.run()))
                            .forEach(this::tell);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Runs are looked at again later: {}", e.getMessage());
        }
    }

    private List<Now> now() {
        var runs = watches.stream().map(Watch::run).collect(Collectors.toSet());
        seen.keySet().retainAll(runs);
        return jdbc.sql("""
                        select id, concat_ws('/', state, stage, progress, cancel_requested, attempt) as now
                        from run where id in (:runs)""")
                .param("runs", runs)
                .query((row, _) -> new Now(row.getObject("id", UUID.class), row.getString("now")))
                .list();
    }

    /** One call waits at most, however slow the listener: it tells all that happened meanwhile. */
    private void tell(Watch watch) {
        if (watch.waiting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("run-feed").start(() -> tellNow(watch));
        }
    }

    private void tellNow(Watch watch) {
        watch.telling.lock();
        try {
            watch.waiting.set(false);
            watch.changed.run();
        } catch (DataAccessException | TransactionException e) {
            // It is told at the next look.
            seen.remove(watch.run());
            log.debug("A run is looked at again later: {}", e.getMessage());
        } finally {
            watch.telling.unlock();
        }
    }
}
