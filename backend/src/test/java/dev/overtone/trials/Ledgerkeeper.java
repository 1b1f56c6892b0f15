package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Checks the books from outside: a trigger notes every change of a run's state, so that a run that ended twice is seen
 * even where the program itself would not notice. Asks again, over a new connection, while the database is down.
 */
final class Ledgerkeeper implements AutoCloseable {

    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);

    private final HomeDatabase database;
    private @Nullable Connection connection;
    private @Nullable JdbcClient jdbc;

    Ledgerkeeper(HomeDatabase database) {
        this.database = database;
    }

    /** A run at work, as its row says. */
    record Sighting(UUID run, int attempt, String stage) {}

    /** The device and its queue. {@code held} by a worker; {@code orphans} are runs at work for a holder that is no more. */
    record Device(long fence, boolean held, int orphans, int open) {}

    /** What the books say of the runs. */
    record Totals(
            int runs, int finished, int cancelled, Map<String, Integer> failures, int open, int lost, int twice) {}

    void install() {
        ask(jdbc -> jdbc.sql("""
                        create schema trial;
                        create table trial.step (
                            id bigserial primary key, run uuid, was text, now text, attempt_was int, attempt int);
                        create function trial.note() returns trigger language plpgsql as $$
                            begin
                                insert into trial.step (run, was, now, attempt_was, attempt)
                                values (new.id, old.state, new.state, old.attempt, new.attempt);
                                return null;
                            end $$;
                        create trigger note_step after update on run for each row
                            when (old.state is distinct from new.state) execute function trial.note();
                        """).update());
    }

    Optional<Sighting> atWork() {
        return ask(jdbc -> jdbc.sql("select id, attempt, stage from run where state = 'RUNNING' limit 1")
                .query((row, _) -> new Sighting(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .optional());
    }

    Device device() {
        return ask(jdbc -> jdbc.sql("""
                        select fence,
                               worker <> 'recovery'
                                   and exists (select 1 from pg_locks
                                               where locktype = 'advisory' and objid = lock_key and granted),
                               (select count(*) from run where state = 'RUNNING' and fence < device.fence),
                               (select count(*) from run where state in ('QUEUED', 'RUNNING'))
                        from device""")
                .query((row, _) -> new Device(row.getLong(1), row.getBoolean(2), row.getInt(3), row.getInt(4)))
                .single());
    }

    /** Number of the newest change of a state. */
    long newestStep() {
        return ask(jdbc -> jdbc.sql("select coalesce(max(id), 0) from trial.step")
                .query(Long.class)
                .single());
    }

    boolean isAnyTakenSince(long step) {
        return ask(jdbc -> jdbc.sql("select exists (select 1 from trial.step where id > :step and now = 'RUNNING')")
                .param("step", step)
                .query(Boolean.class)
                .single());
    }

    boolean hasEndedSince(long step, UUID run) {
        return ask(jdbc -> jdbc.sql("""
                        select exists (select 1 from trial.step
                                       where id > :step and run = :run and was = 'RUNNING' and now <> 'QUEUED')""")
                .param("step", step)
                .param("run", run)
                .query(Boolean.class)
                .single());
    }

    /** Whether the run's holder itself let go of it: ended it, or gave it back without counting the attempt. */
    boolean wasLetGoSince(long step, UUID run) {
        return ask(jdbc -> jdbc.sql("""
                        select exists (select 1 from trial.step
                                       where id > :step and run = :run and was = 'RUNNING'
                                         and (now <> 'QUEUED' or attempt < attempt_was))""")
                .param("step", step)
                .param("run", run)
                .query(Boolean.class)
                .single());
    }

    Totals totals(Collection<UUID> accepted) {
        return ask(jdbc -> {
            Map<String, Integer> states = counts(jdbc, "select state, count(*) from run group by state");
            return new Totals(
                    states.values().stream().mapToInt(Integer::intValue).sum(),
                    states.getOrDefault("FINISHED", 0),
                    states.getOrDefault("CANCELLED", 0),
                    counts(jdbc, "select failure_code, count(*) from run where state = 'FAILED' group by failure_code"),
                    states.getOrDefault("QUEUED", 0) + states.getOrDefault("RUNNING", 0),
                    lost(jdbc, accepted),
                    twice(jdbc));
        });
    }

    private static int lost(JdbcClient jdbc, Collection<UUID> accepted) {
        return jdbc.sql("""
                        select count(*) from unnest(:accepted) as answered(id)
                        where not exists (select 1 from run where run.id = answered.id)""")
                .param("accepted", accepted.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Runs that ended more than once or came back from their end, or whose measurements are not one for a finish. */
    private static int twice(JdbcClient jdbc) {
        return jdbc.sql("""
                        select count(*) from run
                        where (select count(*) from measurement where run_id = run.id)
                                  <> case when state = 'FINISHED' then 1 else 0 end
                           or (select count(*) from trial.step
                               where run = run.id and now in ('FINISHED', 'FAILED', 'CANCELLED'))
                                  <> case when state in ('FINISHED', 'FAILED', 'CANCELLED') then 1 else 0 end
                           or exists (select 1 from trial.step
                                      where run = run.id and was in ('FINISHED', 'FAILED', 'CANCELLED'))""").query(Integer.class).single();
    }

    private static Map<String, Integer> counts(JdbcClient jdbc, String sql) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }

    private <T> T ask(Function<JdbcClient, T> question) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return question.apply(connected());
            } catch (SQLException | DataAccessException e) {
                close();
                if (System.nanoTime() - begin > LONGEST_OUTAGE.toNanos()) {
                    throw new IllegalStateException("The database did not come back", e);
                }
                Pause.milliseconds(50);
            }
        }
    }

    private JdbcClient connected() throws SQLException {
        if (jdbc == null) {
            connection = database.connect();
            jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        }
        return jdbc;
    }

    @Override
    public void close() {
        try (var _ = connection) {
            jdbc = null;
        } catch (SQLException e) {
            // It is gone already.
        }
        connection = null;
    }
}
