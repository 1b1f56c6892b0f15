package dev.overtone.tracking;

import dev.overtone.tracking.PageToken.KeyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The trash in the database. */
@Service
@Transactional
@AgainAfterDeadlock
class KeptTrash implements Trash {

    private static final String SHAPE = "trash";
    private static final int LONGEST = 3650;

    private static final String ITEMS = """
            with item as (
                select 'PROJECT' as kind, project.id, project.name, project.id as project_id, project.name as project,
                       cast(null as varchar) as experiment, project.trashed_at,
                       (select count(*) from run
                        where run.project_id = project.id and run.trashed_at = project.trashed_at) as runs
                from project where project.trashed_at is not null
                union all
                select 'EXPERIMENT', experiment.id, experiment.name, project.id, project.name, null,
                       experiment.trashed_at,
                       (select count(*) from run
                        where run.experiment_id = experiment.id and run.trashed_at = experiment.trashed_at)
                from experiment join project on project.id = experiment.project_id
                where experiment.trashed_at is not null and project.trashed_at is null
                union all
                select 'RUN', run.id, coalesce(run.title, network.name), project.id, project.name, experiment.name,
                       run.trashed_at, 1
                from run
                join network on network.fingerprint = run.fingerprint
                join project on project.id = run.project_id
                left join experiment on experiment.id = run.experiment_id
                where run.trashed_at is not null and project.trashed_at is null and experiment.trashed_at is null)
            select *, cast(trashed_at as text) as key from item
            where (cast(:projects as uuid[]) is null or project_id = any(cast(:projects as uuid[])))
              and (cast(:key as text) is null
                   or (trashed_at, id) < (cast(:key as timestamptz), cast(:after as uuid)))
            order by trashed_at desc, id desc limit :limit""";

    private final JdbcClient jdbc;
    private final Purging purging;
    private final int days;

    KeptTrash(JdbcClient jdbc, Purging purging, @Value("${overtone.trash-days:30}") int days) {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException(
                    "overtone.trash-days must be within 1.." + LONGEST + ", was " + days + ".");
        }
        this.jdbc = jdbc;
        this.purging = purging;
        this.days = days;
    }

    private record Row(Item item, String key) {}

    @Override
    public int days() {
        return days;
    }

    @Override
    @Transactional(readOnly = true)
    public Page page(Visible scope, int pageSize, @Nullable String pageToken) {
        PageToken after = pageToken == null
                ? null
                : PageToken.read(pageToken, SHAPE, KeyType.TIMESTAMP)
                        .orElseThrow(() -> new InvalidEntry(PageToken.foreign(pageToken)));
        try {
            return page(scope, pageSize, after);
        } catch (DataIntegrityViolationException e) {
            // Only a token can bring a value that PostgreSQL cannot read.
            if (pageToken != null) {
                throw new InvalidEntry(PageToken.foreign(pageToken));
            }
            throw e;
        }
    }

    private Page page(Visible scope, int pageSize, @Nullable PageToken after) {
        List<Row> rows = jdbc.sql(ITEMS)
                .param("projects", scope.array())
                .param("key", after == null ? null : after.key())
                .param("after", after == null ? null : after.id())
                .param("limit", pageSize + 1)
                .query((row, _) -> new Row(item(row), Objects.requireNonNull(row.getString("key"))))
                .list();
        boolean more = rows.size() > pageSize;
        List<Row> page = more ? rows.subList(0, pageSize) : rows;
        return new Page(
                page.stream().map(Row::item).toList(),
                more
                        ? new PageToken(
                                        SHAPE,
                                        page.getLast().item().id().toString(),
                                        page.getLast().key())
                                .written()
                        : null);
    }

    @Override
    @Transactional(readOnly = true)
    public Counts counts(Visible scope) {
        return purging.counts(scope);
    }

    @Override
    public Purge empty(Visible scope, String asker) {
        purging.waitForOthers();
        if (purging.counts(scope).isEmpty()) {
            return new Purge(Instant.now(), asker, 0, 0, 0, 0);
        }
        return purging.purge(scope, null, asker);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Purge> purges(int most) {
        return purging.reports(most);
    }

    private Item item(ResultSet row) throws SQLException {
        Instant trashed = row.getTimestamp("trashed_at").toInstant();
        return new Item(
                Kind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("name")),
                new Project.Named(
                        row.getObject("project_id", UUID.class), Objects.requireNonNull(row.getString("project"))),
                row.getString("experiment"),
                trashed,
                trashed.plus(Duration.ofDays(days)),
                row.getInt("runs"));
    }
}
