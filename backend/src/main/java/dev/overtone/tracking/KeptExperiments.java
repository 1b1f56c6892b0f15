package dev.overtone.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experiments in the database. */
@Service
@Transactional
@AgainAfterDeadlock
class KeptExperiments implements Experiments {

    private static final String SELECT = """
            select experiment.*, project.name as project, counted.runs, counted.newest
            from experiment
            join project on project.id = experiment.project_id
            cross join lateral (
                select count(*) as runs, max(run.created_at) as newest from run
                where run.experiment_id = experiment.id and run.trashed_at is null) counted
            where (cast(:projects as uuid[]) is null or experiment.project_id = any(cast(:projects as uuid[])))""";

    private final JdbcClient jdbc;

    KeptExperiments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ExperimentEntry> list(Visible scope, @Nullable UUID project, boolean archivedToo) {
        return jdbc.sql(SELECT + """
                         and experiment.trashed_at is null and (:archived or experiment.archived_at is null)
                          and (cast(:project as uuid) is null or experiment.project_id = cast(:project as uuid))
                        order by coalesce(counted.newest, experiment.created_at) desc, experiment.id desc""")
                .param("projects", scope.array())
                .param("project", project)
                .param("archived", archivedToo)
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Experiment> matching(Visible scope, String text, int most) {
        return jdbc.sql("""
                        select experiment.*, project.name as project
                        from experiment join project on project.id = experiment.project_id
                        where\s""" + Places.EXPERIMENT.matches() + """
                         and (cast(:projects as uuid[]) is null or project_id = any(cast(:projects as uuid[])))
                        order by experiment.id desc limit :most""")
                .param("projects", scope.array())
                .param("text", text)
                .param("most", most)
                .query((row, _) -> experiment(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ExperimentEntry> find(Visible scope, UUID id) {
        return jdbc.sql(SELECT + " and experiment.id = :id")
                .param("projects", scope.array())
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Experiment> named(UUID project, String nameOrId) {
        if (!Written.canBeName(nameOrId)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select experiment.*, project.name as project
                        from experiment join project on project.id = experiment.project_id
                        where project_id = :project and experiment.trashed_at is null
                          and (lower(experiment.name) = lower(:name) or experiment.id::text = lower(:name))
                        order by experiment.id::text = lower(:name) limit 1""")
                .param("project", project)
                .param("name", nameOrId.strip())
                .query((row, _) -> experiment(row))
                .optional();
    }

    @Override
    public Experiment create(UUID project, String name, String notes) {
        var written = new PlaceEdit(name, notes, null);
        written.check();
        requireProject(project);
        try {
            UUID id = jdbc.sql("""
                            insert into experiment (project_id, name, notes, created_at)
                            values (:project, :name, :notes, now()) returning id""")
                    .param("project", project)
                    .param("name", written.name())
                    .param("notes", written.notes())
                    .query(UUID.class)
                    .single();
            return find(Visible.EVERYTHING, id).orElseThrow().experiment();
        } catch (DuplicateKeyException e) {
            throw taken(String.valueOf(written.name()));
        }
    }

    @Override
    public boolean edit(UUID id, PlaceEdit edit, @Nullable UUID project) {
        edit.check();
        if (project != null) {
            requireProject(project);
        }
        try {
            return Places.EXPERIMENT.edit(jdbc, id, edit) && (project == null || move(id, project));
        } catch (DuplicateKeyException e) {
            throw edit.name() != null
                    ? taken(edit.name())
                    : new LedgerConflict(
                            LedgerConflict.Kind.NAME_TAKEN,
                            "That project has an experiment of this name already; rename one of the two first.");
        }
    }

    /** Its runs, those in the trash too, follow by the foreign key. */
    private boolean move(UUID id, UUID project) {
        return jdbc.sql("update experiment set project_id = :project where id = :id")
                        .param("project", project)
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public boolean trash(UUID id) {
        if (!Places.EXPERIMENT.trash(jdbc, id)) {
            return false;
        }
        int live = jdbc.sql("select count(*) from run where experiment_id = :id and state in ('QUEUED', 'RUNNING')")
                .param("id", id)
                .query(Integer.class)
                .single();
        if (live > 0) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.STILL_AT_WORK,
                    live + (live == 1 ? " run of the experiment is" : " runs of the experiment are")
                            + " queued or running; cancel first. Nothing was moved to the trash.");
        }
        Places.EXPERIMENT.trashContents(jdbc, id);
        return true;
    }

    @Override
    public boolean restore(UUID id) {
        // A project before its experiments, as everywhere, so that nobody waits for each other.
        boolean projectIsThere = holdProjectOf(id);
        if (Places.EXPERIMENT.trashedAt(jdbc, id) == null) {
            return false;
        }
        if (!projectIsThere) {
            throw new LedgerConflict(
                    LedgerConflict.Kind.PARENT_IN_TRASH,
                    "Its project lies in the trash too; restore that, and what went with it comes back.");
        }
        return Places.EXPERIMENT.restore(jdbc, id);
    }

    private void requireProject(UUID project) {
        if (!Places.PROJECT.hold(jdbc, project)) {
            throw Written.noProject(project);
        }
    }

    private boolean holdProjectOf(UUID experiment) {
        return jdbc.sql("""
                        select true from project join experiment on experiment.project_id = project.id
                        where experiment.id = :id and project.trashed_at is null for share of project""")
                .param("id", experiment)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private static LedgerConflict taken(String name) {
        return new LedgerConflict(
                LedgerConflict.Kind.NAME_TAKEN,
                "The project has an experiment called “" + name + "” already; names differ in more than case.");
    }

    private static ExperimentEntry entry(ResultSet row) throws SQLException {
        return new ExperimentEntry(experiment(row), row.getInt("runs"), KeptProjects.time(row, "newest"));
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        return new Experiment(
                row.getObject("id", UUID.class),
                new Project.Named(
                        row.getObject("project_id", UUID.class), Objects.requireNonNull(row.getString("project"))),
                Objects.requireNonNull(row.getString("name")),
                Objects.requireNonNull(row.getString("notes")),
                row.getTimestamp("created_at").toInstant(),
                KeptProjects.time(row, "archived_at"),
                KeptProjects.time(row, "trashed_at"));
    }
}
