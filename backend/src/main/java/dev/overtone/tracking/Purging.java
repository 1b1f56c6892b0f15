package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes away for good what lies in the trash, with all that the database keeps of it alone. Networks stay, and so does
 * the value of a search's trial. One at a time, however many servers there are.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Purging {

    /** Of those who take turns; the other locks' second numbers are those of their tables. */
    private static final int LOCK = 17;

    /** Rows of a table that may go. */
    private static final String DOOMED = """
            %1$s.trashed_at is not null
            and (cast(:days as integer) is null or %1$s.trashed_at < now() - make_interval(days => cast(:days as integer)))
            and (cast(:projects as uuid[]) is null or %1$s.%2$s = any(cast(:projects as uuid[])))""";

    private static final String RUNS = DOOMED.formatted("run", "project_id");
    private static final String EXPERIMENTS = DOOMED.formatted("experiment", "project_id");
    private static final String PROJECTS = DOOMED.formatted("project", "id");

    private final JdbcClient jdbc;

    Purging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Weight(int runs, long bytes) {}

    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(:lock, 0)").param("lock", LOCK).query(rs -> {});
    }

    boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock, 0)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    Trash.Counts counts(Visible scope) {
        return within("""
                        select (select count(*) from run where %s) as runs,
                               (select count(*) from experiment where %s) as experiments,
                               (select count(*) from project where %s) as projects""".formatted(RUNS, EXPERIMENTS, PROJECTS), scope, null)
                .query((row, _) ->
                        new Trash.Counts(row.getInt("runs"), row.getInt("experiments"), row.getInt("projects")))
                .single();
    }

    /**
     * @param days how long it must have lain there, or null for however long
     * @param asker who asked for it, or null where its time had come
     */
    Trash.Purge purge(Visible scope, @Nullable Integer days, @Nullable String asker) {
        String projects = "select id from project where " + PROJECTS;
        lock(projects, scope, days);
        lock("select id from experiment where " + EXPERIMENTS, scope, days);
        Weight weight = weight(scope, days);
        within("delete from search where project_id in (" + projects + ")", scope, days)
                .update();
        // A run that was moved elsewhere outlives the series that it was asked for in.
        within("""
                        update run set series_id = null, series_position = null, series_value = null
                        where trashed_at is null and series_id in (
                            select series.id from series where project_id in (%s))""".formatted(projects), scope, days).update();
        within("delete from run where " + RUNS, scope, days).update();
        within("""
                        delete from series
                        where project_id in (%s) and not exists (select from run where run.series_id = series.id)""".formatted(projects), scope, days).update();
        int experiments = within(
                        "delete from experiment where " + EXPERIMENTS
                                + " and not exists (select from run where run.experiment_id = experiment.id)",
                        scope,
                        days)
                .update();
        int gone = within("delete from project where " + PROJECTS + """
                         and not exists (select from run where run.project_id = project.id)
                        and not exists (select from experiment where experiment.project_id = project.id)
                        and not exists (select from series where series.project_id = project.id)""", scope, days)
                .update();
        return report(weight, experiments, gone, asker);
    }

    /** Places before what lies in them, as whoever restores one does, so that nobody waits for each other. */
    private void lock(String places, Visible scope, @Nullable Integer days) {
        within(places + " order by id for update", scope, days).query(rs -> {});
    }

    /** As the rows are read, not as they are packed on the disk. */
    private Weight weight(Visible scope, @Nullable Integer days) {
        return within("""
                        select count(*) as runs,
                               coalesce(sum(pg_column_size(run.*) + coalesce(pg_column_size(measurement.*), 0)
                                            + coalesce(pg_column_size(anatomy.*), 0)
                                            + coalesce(pg_column_size(movement.*), 0)
                                            + coalesce((select sum(pg_column_size(metric.*)) from metric
                                                        where metric.run_id = run.id), 0)), 0) as bytes
                        from run
                        left join measurement on measurement.run_id = run.id
                        left join anatomy on anatomy.run_id = run.id
                        left join movement on movement.run_id = run.id
                        where %s""".formatted(RUNS), scope, days)
                .query((row, _) -> new Weight(row.getInt("runs"), row.getLong("bytes")))
                .single();
    }

    private Trash.Purge report(Weight weight, int experiments, int projects, @Nullable String asker) {
        return jdbc.sql("""
                        insert into purge (asked_by, runs, experiments, projects, bytes)
                        values (:asker, :runs, :experiments, :projects, :bytes) returning *""")
                .param("asker", asker)
                .param("runs", weight.runs())
                .param("experiments", experiments)
                .param("projects", projects)
                .param("bytes", weight.bytes())
                .query((row, _) -> purge(row))
                .single();
    }

    List<Trash.Purge> reports(int most) {
        return jdbc.sql("select * from purge order by purged_at desc, id desc limit :most")
                .param("most", most)
                .query((row, _) -> purge(row))
                .list();
    }

    /** Whether anything has lain there for so long. */
    boolean isDue(int days) {
        Optional<Boolean> due = within("""
                        select exists (select from run where %s) or exists (select from experiment where %s)
                            or exists (select from project where %s)""".formatted(RUNS, EXPERIMENTS, PROJECTS), Visible.EVERYTHING, days)
                .query(Boolean.class)
                .optional();
        return due.orElse(false);
    }

    private JdbcClient.StatementSpec within(String sql, Visible scope, @Nullable Integer days) {
        return jdbc.sql(sql).param("projects", scope.array()).param("days", days);
    }

    private static Trash.Purge purge(ResultSet row) throws SQLException {
        return new Trash.Purge(
                row.getTimestamp("purged_at").toInstant(),
                row.getString("asked_by"),
                row.getInt("runs"),
                row.getInt("experiments"),
                row.getInt("projects"),
                row.getLong("bytes"));
    }
}
