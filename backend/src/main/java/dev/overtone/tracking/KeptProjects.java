package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The projects in the database. */
@Service
@Transactional
@AgainAfterDeadlock
class KeptProjects implements Projects {

    private static final String SELECT = """
            select project.*,
                   (select count(*) from experiment
                    where experiment.project_id = project.id and experiment.trashed_at is null) as experiments,
                   (select count(*) from run where run.project_id = project.id and run.trashed_at is null) as runs,
                   (select max(run.created_at) from run
                    where run.project_id = project.id and run.trashed_at is null) as newest
            from project
            where (cast(:projects as uuid[]) is null or project.id = any(cast(:projects as uuid[])))""";

    private final JdbcClient jdbc;

    KeptProjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProjectEntry> list(Visible scope, boolean archivedToo) {
        return jdbc.sql(SELECT
                        + " and trashed_at is null and (:archived or archived_at is null) order by lower(name), id")
                .param("projects", scope.array())
                .param("archived", archivedToo)
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Project> matching(Visible scope, String text, int most) {
        return jdbc.sql("select * from project where " + Places.PROJECT.matches() + """
                         and (cast(:projects as uuid[]) is null or id = any(cast(:projects as uuid[])))
                        order by lower(name), id limit :most""")
                .param("projects", scope.array())
                .param("text", text)
                .param("most", most)
                .query((row, _) -> project(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProjectEntry> find(Visible scope, UUID id) {
        return jdbc.sql(SELECT + " and project.id = :id")
                .param("projects", scope.array())
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Project> named(Visible scope, String nameOrId) {
        if (!Written.canBeName(nameOrId)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select * from project
                        where trashed_at is null and (lower(name) = lower(:name) or id::text = lower(:name))
                        order by id::text = lower(:name) limit 1""")
                .param("name", nameOrId.strip())
                .query((row, _) -> project(row))
                .optional()
                .filter(project -> scope.shows(project.id()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID id) {
        return Places.PROJECT.hold(jdbc, id);
    }

    @Override
    public Project create(String name, String notes) {
        var written = new PlaceEdit(name, notes, null);
        written.check();
        try {
            return jdbc.sql("insert into project (name, notes, created_at) values (:name, :notes, now()) returning *")
                    .param("name", written.name())
                    .param("notes", written.notes())
                    .query((row, _) -> project(row))
                    .single();
        } catch (DuplicateKeyException e) {
            throw taken(String.valueOf(written.name()));
        }
    }

    @Override
    public boolean edit(UUID id, PlaceEdit edit) {
        edit.check();
        try {
            return Places.PROJECT.edit(jdbc, id, edit);
        } catch (DuplicateKeyException e) {
            throw taken(String.valueOf(edit.name()));
        }
    }

    @Override
    public boolean trash(UUID id) {
        if (id.equals(Project.FIRST)) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.FIRST_PROJECT,
                    "The first project stays: what names no project belongs there. Its experiments and runs can go.");
        }
        if (!Places.PROJECT.trash(jdbc, id)) {
            return false;
        }
        // Asked once the row is locked: whoever queues something there waits for this, or was seen here.
        int live = jdbc.sql("""
                        select (select count(*) from run where project_id = :id and state in ('QUEUED', 'RUNNING'))
                             + (select count(*) from search where project_id = :id and state in ('RUNNING', 'PAUSED'))""").param("id", id).query(Integer.class).single();
        if (live > 0) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.STILL_AT_WORK,
                    live + (live == 1 ? " run or search" : " runs and searches")
                            + " of the project are not over; cancel or stop them first. Nothing was moved to the trash.");
        }
        Places.PROJECT.trashContents(jdbc, id);
        return true;
    }

    @Override
    public boolean restore(UUID id) {
        return Places.PROJECT.restore(jdbc, id);
    }

    private static LedgerConflict taken(String name) {
        return new LedgerConflict(
                LedgerConflict.Kind.NAME_TAKEN,
                "There is a project called “" + name + "” already; names differ in more than case.");
    }

    private static ProjectEntry entry(ResultSet row) throws SQLException {
        return new ProjectEntry(project(row), row.getInt("experiments"), row.getInt("runs"), time(row, "newest"));
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("notes")),
                row.getTimestamp("created_at").toInstant(),
                time(row, "archived_at"),
                time(row, "trashed_at"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
