package dev.overtone.profiling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** What is called for one run. */
    private record Watch(UUID run, Runnable changed) {}

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
                    watches.stream().filter(watch -> watch.run().equals(now.run())).forEach(RunFeed::tell);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("Runs are looked at again later: {}", e.getMessage());
        }
    }

    private List<Now> now() {
        var runs = watches.stream().map(Watch::run).collect(Collectors.toSet());
        return jdbc.sql("""
                        select id, concat_ws('/', state, stage, progress, cancel_requested, attempt) as now
                        from run where id in (:runs)""")
                .param("runs", runs)
                .query((row, _) -> new Now(row.getObject("id", UUID.class), row.getString("now")))
                .list();
    }

    private static void tell(Watch watch) {
        Thread.ofVirtual().name("run-feed").start(watch.changed());
    }
}
