package dev.overtone.profiling;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices changes of the runs that somebody watches. */
@Component
class RunFeed {

    private final Feed feed;

    RunFeed(JdbcClient jdbc) {
        feed = new Feed("run-feed", runs -> states(jdbc, runs));
    }

    Subscription watch(UUID run, Runnable changed) {
        return feed.watch(run, changed);
    }

    @Scheduled(fixedDelayString = "PT0.25S")
    void look() {
        feed.look();
    }

    private static Map<UUID, String> states(JdbcClient jdbc, Set<UUID> runs) {
        return jdbc
                .sql("""
                        select id, concat_ws('/', state, stage, progress, cancel_requested, attempt) as now
                        from run where id in (:runs)""")
                .param("runs", runs)
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("now")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
