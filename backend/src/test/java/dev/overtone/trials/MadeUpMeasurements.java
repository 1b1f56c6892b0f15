package dev.overtone.trials;

import dev.overtone.Http;
import dev.overtone.notation.NetworkJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Measurements that nobody took: random HarDNets asked for as people ask, and ended with a p50 near to what their MACs say. */
final class MadeUpMeasurements {

    /** Where they were taken, as the Designer's address writes it. */
    static final String CONTEXT = "made-up.eager.fp32.1.1";

    private MadeUpMeasurements() {}

    /** @param http a server without a worker and without runs */
    static void write(Http http, Connection connection, int networks) throws SQLException {
        for (var network : Variants.draw(networks, 7)) {
            Http.Answer answer = http.post(
                    "/api/v1/runs",
                    "{\"network\": " + NetworkJson.writeText(network) + "}",
                    "Content-Type",
                    "application/json");
            if (answer.status() != 202) {
                throw new IllegalStateException(answer.status() + ": " + answer.text());
            }
        }
        try (var sql = connection.createStatement()) {
            sql.execute("""
                    insert into device (id, kind, host, cores, profile_id, profile_name, profile_facts, seen_at)
                    values ('made-up', 'cpu', 'nowhere', 2, 'made-up', 'Made-up processor', '{}', now())""");
            sql.execute("""
                    update run set state = 'FINISHED', device_id = 'made-up', fence = 1, attempt = 1,
                                   started_at = created_at, finished_at = now()""");
            sql.execute("""
                    insert into measurement (
                        run_id, profile_id, profile_name, profile_facts, p50, p90, p95, p99, mean, stddev, iqr, min, max,
                        samples, verdict, reason, noise, throughput, peak_memory_bytes, warmup_forwards, warmup_ms,
                        environment, numerics, samples_ns)
                    select id, 'made-up', 'Made-up processor', '{}', p50, p50 * 1.1, p50 * 1.2, p50 * 1.3, p50, 0.1, 0.1, p50 * 0.9, p50 * 2, 1,
                           'STABLE', '', 0.001, 1000 / p50, 1000000, 20, 200, '{}',
                           '{"head": [0.5], "sum": 0, "l2": 1, "argmax": 0}', '\\x00'
                    from (select run.id, (macs / 4e7 + cio / 1e6) * (1 + 0.02 * sin(macs)) as p50
                          from run join network on network.fingerprint = run.fingerprint) as made_up""");
        }
    }

    /** Until the server has learnt from them, so that each answer of the Designer holds an expectation. */
    static void awaitFit(Slider slider) throws InterruptedException {
        long begin = System.nanoTime();
        while (!slider.picture(slider.move()).text().contains("expected-figure")) {
            if (Durations.secondsSince(begin) > Duration.ofMinutes(1).toSeconds()) {
                throw new IllegalStateException("The Designer expects nothing after a minute");
            }
            Thread.sleep(100);
        }
    }
}
