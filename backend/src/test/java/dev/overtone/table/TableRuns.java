package dev.overtone.table;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs as tests of the table want them, written past all that a worker does. */
public final class TableRuns {

    private TableRuns() {}

    public static void measure(JdbcClient jdbc, UUID run, double p50, String profile, String device) {
        jdbc.sql("""
                        update run set state = 'FINISHED', started_at = created_at + interval '2 seconds',
                                       finished_at = created_at + interval '5 seconds', device_id = :device, fence = 1, attempt = 1
                        where id = :run""").param("run", run).param("device", device).update();
        jdbc.sql("""
                        insert into measurement (
                            run_id, profile_id, profile_name, profile_facts, p50, p90, p95, p99, mean, stddev, iqr, min, max,
                            samples, verdict, reason, noise, throughput, peak_memory_bytes, warmup_forwards, warmup_ms,
                            environment, numerics, samples_ns)
                        values (:run, :profile, 'Hardware ' || :profile, '{}', :p50, :p50 * 1.1, :p50 * 1.2, :p50 * 1.3,
                                :p50 * 1.05, 0.1, 0.1, :p50 * 0.9, :p50 * 2, 1, 'STABLE', '', 0.001, 1000 / :p50, 1000000, 20,
                                200, '{"java version": "25", "load": "0.1"}', '{"head": [0.5], "sum": 0, "l2": 1, "argmax": 0}', '\\x00')""")
                .param("run", run)
                .param("profile", profile)
                .param("p50", p50)
                .update();
    }
}
