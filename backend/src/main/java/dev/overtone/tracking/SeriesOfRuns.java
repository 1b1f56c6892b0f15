package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sweeps, and sets of networks that are measured together. */
@Service
@Transactional
public class SeriesOfRuns {

    private static final String SELECT = """
            select series.id, project_id, project.name as project, title, axis, together, series.created_at,
                   array(select run.id from run where series_id = series.id and run.trashed_at is null
                         order by series_position) as runs
            from series join project on project.id = project_id""";

    private final JdbcClient jdbc;
    private final Runs runs;
    private final Clock clock;

    SeriesOfRuns(JdbcClient jdbc, Runs runs, Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Queues all of it or nothing, or finds the series that the same request queued before.
     *
     * @throws KeyUsedForAnotherRequest if the key came with another request
     * @throws InvalidEntry if there is no network that one could have been made from
     */
    public TrackedSeries queue(NewSeries wanted) {
        NewRun.Once once = wanted.once();
        if (once != null) {
            Optional<TrackedSeries> earlier = findRepeat(once);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = jdbc.sql("""
                        insert into series (project_id, title, axis, together, created_at, idempotency_key, request_digest)
                        values (:project, :title, :axis, :together, :now, :key, :digest) returning id""")
                .param("project", wanted.project())
                .param("title", wanted.title())
                .param("axis", wanted.axis())
                .param("together", wanted.together())
                .param("now", Timestamp.from(now))
                .param("key", once == null ? null : once.key())
                .param("digest", once == null ? null : once.digest())
                .query(UUID.class)
                .single();
        List<NewSeries.Member> members = wanted.members();
        for (int i = 0; i < members.size(); i++) {
            NewSeries.Member member = members.get(i);
            runs.queue(member.run(), new SeriesPlace(id, i, member.value(), wanted.together()));
        }
        return find(id).orElseThrow();
    }

    /**
     * The series that the same request queued before.
     *
     * @throws KeyUsedForAnotherRequest if the key came with another request
     */
    public Optional<TrackedSeries> findRepeat(NewRun.Once once) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 3))")
                .param("key", once.key())
                .query(rs -> {});
        boolean another = jdbc.sql(
                        "select exists (select 1 from series where idempotency_key = :key and request_digest <> :digest)")
                .param("key", once.key())
                .param("digest", once.digest())
                .query(Boolean.class)
                .single();
        if (another) {
            throw new KeyUsedForAnotherRequest(once.key());
        }
        return jdbc.sql(SELECT + " where idempotency_key = :key")
                .param("key", once.key())
                .query((row, _) -> series(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<TrackedSeries> find(UUID id) {
        return jdbc.sql(SELECT + " where series.id = :id")
                .param("id", id)
                .query((row, _) -> series(row))
                .optional();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<TrackedSeries> newest(Visible visible, int most) {
        return jdbc.sql(
                        SELECT
                                + " where project.trashed_at is null and (cast(:projects as uuid[]) is null"
                                + " or series.project_id = any(cast(:projects as uuid[]))) order by series.created_at desc, series.id desc limit :most")
                .param("projects", visible.array())
                .param("most", most)
                .query((row, _) -> series(row))
                .list();
    }

    /** Ends what is queued of a series, and marks what is running for its worker to stop. */
    public int cancel(UUID id) {
        List<UUID> members = find(id).map(TrackedSeries::runs).orElse(List.of());
        return (int) members.stream().filter(runs::cancel).count();
    }

    private static TrackedSeries series(ResultSet row) throws SQLException {
        @Nullable String axis = row.getString("axis");
        return new TrackedSeries(
                row.getObject("id", UUID.class),
                new Project.Named(
                        row.getObject("project_id", UUID.class), Objects.requireNonNull(row.getString("project"))),
                Objects.requireNonNull(row.getString("title")),
                axis,
                row.getBoolean("together"),
                row.getTimestamp("created_at").toInstant(),
                List.of((UUID[]) row.getArray("runs").getArray()));
    }
}
