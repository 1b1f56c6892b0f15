package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import dev.overtone.tracking.Networks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trials of searches in the database. Every writing method names the revision of the search that its caller thought
 * about, and writes nothing over another: however many servers lead a search, each trial is asked for once and ends once.
 */
@Repository
@Transactional
class TrialRows {

    private static final String SELECT = """
            select trial.*, network.name, measurement.p50_low, measurement.p50_high
            from search_trial trial
            join network on network.fingerprint = trial.fingerprint
            left join measurement on measurement.run_id = trial.run_id
            where trial.search_id = :search and trial.number > :after %s
            order by trial.number limit :most""";

    private final JdbcClient jdbc;
    private final Networks networks;

    TrialRows(JdbcClient jdbc, Networks networks) {
        this.jdbc = jdbc;
        this.networks = networks;
    }

    /** Somebody else has changed the trials meanwhile. */
    static final class Outdated extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Outdated(UUID search) {
            super("The trials of search " + search + " have changed.");
        }
    }

    /**
     * A network to be tried.
     *
     * @param figures one for each metric of the search, NaN where only trying tells
     */
    record Wanted(
            NetworkToTry network,
            TrialOrigin origin,
            @Nullable Integer repeats,
            double[] figures) {}

    /** @param candidate its number in the space */
    record NetworkToTry(long candidate, NetworkSpec spec, String fingerprint) {

        static NetworkToTry of(DesignSpace space, long candidate) {
            NetworkSpec network = space.at(candidate);
            return new NetworkToTry(candidate, network, Fingerprint.of(network));
        }
    }

    /** How a trial ended. */
    record End(
            int number,
            TrialState state,
            double[] figures,
            @Nullable String trouble) {}

    /** A network that is known already. */
    record Known(
            NetworkToTry network,
            TrialOrigin origin,
            TrialState state,
            @Nullable UUID run,
            double[] figures) {}

    /** How the run of a waiting trial stands. */
    record Waiting(
            int number,
            long candidate,
            String fingerprint,
            @Nullable UUID run,
            @Nullable String runState,
            MeasuredMetric.@Nullable Values measured,
            @Nullable String failure,
            double[] figures) {}

    @Transactional(readOnly = true)
    List<SearchTrial> list(UUID search, int after, int most) {
        return jdbc.sql(SELECT.formatted(""))
                .param("search", search)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> trial(row))
                .list();
    }

    @Transactional(readOnly = true)
    List<Waiting> waiting(UUID search) {
        return jdbc.sql("""
                        select trial.number, trial.candidate, trial.fingerprint, trial.run_id, trial.figures, run.state,
                               run.failure_message, measurement.p50, measurement.peak_memory_bytes
                        from search_trial trial
                        left join run on run.id = trial.run_id
                        left join measurement on measurement.run_id = run.id
                        where trial.search_id = :search and trial.state = 'WAITING'
                        order by run.finished_at nulls last, trial.number""")
                .param("search", search)
                .query((row, _) -> new Waiting(
                        row.getInt("number"),
                        row.getLong("candidate"),
                        Objects.requireNonNull(row.getString("fingerprint")),
                        row.getObject("run_id", UUID.class),
                        row.getString("state"),
                        measured(row),
                        row.getString("failure_message"),
                        figures(row)))
                .list();
    }

    /**
     * Keeps networks that are to be tried.
     *
     * @return the numbers of their trials
     */
    List<Integer> ask(UUID search, long revision, List<Wanted> wanted) {
        advance(search, revision);
        return wanted.stream().map(one -> ask(search, one)).toList();
    }

    private int ask(UUID search, Wanted wanted) {
        networks.enter(wanted.network().spec());
        return jdbc.sql("""
                        insert into search_trial (
                            search_id, number, candidate, fingerprint, origin, repeats, state, figures, asked_at)
                        select :search, coalesce(max(number), 0) + 1, :candidate, :fingerprint, :origin, :repeats,
                               'WAITING', :figures, now()
                        from search_trial where search_id = :search
                        returning number""")
                .param("search", search)
                .param("candidate", wanted.network().candidate())
                .param("fingerprint", wanted.network().fingerprint())
                .param("origin", wanted.origin().name())
                .param("repeats", wanted.repeats())
                .param("figures", wanted.figures())
                .query(Integer.class)
                .single();
    }

    /** Keeps networks that are known already; nothing has to be tried. */
    void know(UUID search, long revision, List<Known> known) {
        advance(search, revision);
        for (Known one : known) {
            networks.enter(one.network().spec());
            jdbc.sql("""
                            insert into search_trial (
                                search_id, number, candidate, fingerprint, origin, state, run_id, figures, told, asked_at,
                                ended_at)
                            select :search, coalesce(max(number), 0) + 1, :candidate, :fingerprint, :origin, :state, :run,
                                   :figures, coalesce(max(told), 0) + 1, now(), now()
                            from search_trial where search_id = :search""")
                    .param("search", search)
                    .param("candidate", one.network().candidate())
                    .param("fingerprint", one.network().fingerprint())
                    .param("origin", one.origin().name())
                    .param("state", one.state().name())
                    .param("run", one.run())
                    .param("figures", one.figures())
                    .update();
        }
    }

    /** Keeps all that there is on the exact front, and ends the search with it. */
    void knowAll(UUID search, long revision, List<Known> front, String reason) {
        know(search, revision, front);
        jdbc.sql("""
                        update search
                        set state = 'FINISHED', exact = true, reason = :reason, resumed_at = null, finished_at = now(),
                            worked_seconds = worked_seconds + extract(epoch from now() - resumed_at)
                        where id = :search and state = 'RUNNING'""").param("search", search).param("reason", reason).update();
    }

    /** Writes how trials ended, in the order in which they are told to the sampler. */
    void end(UUID search, long revision, List<End> ends) {
        advance(search, revision);
        for (End end : ends) {
            jdbc.sql("""
                            update search_trial
                            set state = :state, figures = :figures, trouble = :trouble, ended_at = now(),
                                told = (select coalesce(max(told), 0) + 1 from search_trial where search_id = :search)
                            where search_id = :search and number = :number and state = 'WAITING'""")
                    .param("search", search)
                    .param("number", end.number())
                    .param("state", end.state().name())
                    .param("figures", end.figures())
                    .param("trouble", end.trouble())
                    .update();
        }
    }

    /** Notes which run measures a trial; the same run for the same trial, however often. */
    void measuredBy(UUID search, int number, UUID run) {
        jdbc.sql(
                        "update search_trial set run_id = :run where search_id = :search and number = :number and state = 'WAITING'")
                .param("run", run)
                .param("search", search)
                .param("number", number)
                .update();
    }

    private void advance(UUID search, long revision) {
        int advanced = jdbc.sql("update search set revision = revision + 1 where id = :search and revision = :revision")
                .param("search", search)
                .param("revision", revision)
                .update();
        if (advanced != 1) {
            throw new Outdated(search);
        }
    }

    private static SearchTrial trial(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new SearchTrial(
                row.getInt("number"),
                row.getLong("candidate"),
                Objects.requireNonNull(row.getString("fingerprint")),
                Objects.requireNonNull(row.getString("name")),
                TrialOrigin.valueOf(row.getString("origin")),
                whole(row, "repeats"),
                TrialState.valueOf(row.getString("state")),
                row.getObject("run_id", UUID.class),
                figures(row),
                row.getString("trouble"),
                whole(row, "told"),
                row.getTimestamp("asked_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                number(row, "p50_low"),
                number(row, "p50_high"));
    }

    private static double[] figures(ResultSet row) throws SQLException {
        return Arrays.stream((Double[]) row.getArray("figures").getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static MeasuredMetric.@Nullable Values measured(ResultSet row) throws SQLException {
        Double p50 = number(row, "p50");
        return p50 == null ? null : new MeasuredMetric.Values(p50, row.getLong("peak_memory_bytes"));
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
