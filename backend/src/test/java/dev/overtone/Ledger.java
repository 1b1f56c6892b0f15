package dev.overtone;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.NewRun;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.Runs;
import dev.overtone.tracking.TrackedRun;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty ledger for each test, and what tests put into it. */
public class Ledger {

    private static final RunSettings SETTINGS = new RunSettings(1, "fp32", "eager", 1, "quick");

    private final JdbcClient jdbc;
    private final Runs runs;

    public Ledger(JdbcClient jdbc, Runs runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    public void empty() {
        // In the order in which the server's own queries lock them: it looks for abandoned runs while tests go on.
        jdbc.sql("truncate device, run, network, experiment, measurement, anatomy, movement, calibration,"
                        + " network_lineage, series, search, view, search_objective,"
                        + " search_constraint, search_trial, metric, signal_request, network_signal, star, purge")
                .update();
        jdbc.sql("delete from project where id <> :first")
                .param("first", Project.FIRST)
                .update();
    }

    /** A device that somebody has held {@code fence} times. */
    public Hold device(String id, long fence) {
        jdbc.sql("""
                        insert into device (id, kind, host, cores, profile_id, profile_name, profile_facts, fence, seen_at)
                        values (:id, 'cpu', 'here', 4, 'p1', 'A processor, 4 cores', '{"model": "A", "cores": "4"}',
                                :fence, now() + interval '1 hour')""").param("id", id).param("fence", fence).update();
        return new Hold(id, fence);
    }

    /** Small, and another one for each number. */
    public static NetworkSpec network(int number) {
        return new HarDNet(
                new Shape(3, 32, 32),
                false,
                1.7,
                new HarDNet.Stem(4, 8),
                List.of(new HarDBlock(4, 2, 8, false)),
                false,
                0.1,
                number);
    }

    public TrackedRun queue(NetworkSpec network) {
        return queueFor(null, network);
    }

    public TrackedRun queueFor(@Nullable String device, NetworkSpec network) {
        return runs.queue(new NewRun(network, SETTINGS, device, null, List.of(), null));
    }

    public TrackedRun run(UUID id) {
        return runs.find(id).orElseThrow();
    }

    /** All there is in a run's row, as one text. */
    public String row(UUID run) {
        return jdbc.sql("select cast(run as text) from run where id = :id")
                .param("id", run)
                .query(String.class)
                .single();
    }

    public long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
