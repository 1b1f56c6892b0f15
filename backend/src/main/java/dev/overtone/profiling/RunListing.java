package dev.overtone.profiling;

import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.PageToken;
import dev.overtone.tracking.PageToken.KeyType;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Pages of runs, by {@link PageToken}. */
@Repository
class RunListing {

    private final JdbcClient jdbc;

    RunListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which runs, and where the next page begins. */
    record Page(List<UUID> ids, @Nullable String nextPageToken) {}

    private record Row(UUID id, String key) {}

    /** @throws InvalidRun if the page token was not made by the same query */
    @Transactional(readOnly = true)
    Page find(RunQuery query) {
        try {
            return read(query);
        } catch (DataIntegrityViolationException e) {
            // Only a token can bring a value that PostgreSQL cannot read.
            if (query.pageToken() != null) {
                throw foreign(query.pageToken());
            }
            throw e;
        }
    }

    /** The newest of a project, or of one of its experiments. */
    @Transactional(readOnly = true)
    List<UUID> newestIn(UUID project, @Nullable UUID experiment, int most) {
        return jdbc.sql("select id from run where project_id = :project and trashed_at is null"
                        + (experiment == null ? "" : " and experiment_id = :experiment")
                        + " order by created_at desc, id desc limit :most")
                .param("project", project)
                .param("experiment", experiment)
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    @Transactional(readOnly = true)
    int count(Visible visible, RunState state) {
        return jdbc.sql(
                        "select count(*) from run where state = :state and trashed_at is null and (cast(:projects as uuid[]) is null"
                                + " or project_id = any(cast(:projects as uuid[])))")
                .param("projects", visible.array())
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }

    private Page read(RunQuery query) {
        Order order = query.order();
        String token = query.pageToken();
        PageToken after = token == null
                ? null
                : PageToken.read(token, shape(query), type(order)).orElseThrow(() -> foreign(token));
        String key = key(order, query.descending());
        String direction = query.descending() ? "desc" : "asc";
        StringBuilder sql = new StringBuilder("select run.id, cast(" + key + " as text) as key from run");
        sql.append(" join network on network.fingerprint = run.fingerprint");
        if (query.moved()) {
            sql.append(" join movement on movement.run_id = run.id");
        }
        sql.append(" left join measurement on measurement.run_id = run.id where run.trashed_at is null");
        sql.append(" and (cast(:projects as uuid[]) is null or run.project_id = any(cast(:projects as uuid[])))");
        if (query.state() != null) {
            sql.append(" and run.state = :state");
        }
        if (query.fingerprint() != null) {
            sql.append(" and run.fingerprint = :fingerprint");
        }
        if (query.text() != null) {
            sql.append(" and (strpos(lower(network.name), :text) > 0 or starts_with(run.id::text, :text)");
            sql.append(" or starts_with(run.fingerprint, :text))");
        }
        if (after != null) {
            sql.append(" and (").append(key).append(", run.id) ").append(query.descending() ? "<" : ">");
            sql.append(" (cast(:key as ").append(type(order).type()).append("), cast(:id as uuid))");
        }
        sql.append(" order by ")
                .append(key)
                .append(' ')
                .append(direction)
                .append(", run.id ")
                .append(direction);
        sql.append(" limit :limit");
        var statement = jdbc.sql(sql.toString())
                .param("limit", query.pageSize() + 1)
                .param("projects", query.visible().array());
        if (query.state() != null) {
            statement = statement.param("state", query.state().name());
        }
        if (query.fingerprint() != null) {
            statement = statement.param("fingerprint", query.fingerprint());
        }
        if (query.text() != null) {
            statement = statement.param("text", query.text().toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            statement = statement.param("key", after.key()).param("id", after.id());
        }
        List<Row> rows = statement
                .query((row, _) -> new Row(row.getObject("id", UUID.class), row.getString("key")))
                .list();
        boolean more = rows.size() > query.pageSize();
        List<Row> page = more ? rows.subList(0, query.pageSize()) : rows;
        return new Page(
                page.stream().map(Row::id).toList(),
                more
                        ? new PageToken(
                                        shape(query),
                                        page.getLast().id().toString(),
                                        page.getLast().key())
                                .written()
                        : null);
    }

    private static String key(Order order, boolean descending) {
        return switch (order) {
            case CREATED_AT -> "run.created_at";
            case NAME -> "network.name";
            case STATE -> "run.state";
            // Runs that have no latency come last in either direction.
            case P50 -> "coalesce(measurement.p50, '" + (descending ? "-" : "") + "infinity'::float8)";
            case PARAMETERS -> "network.parameters";
            case MACS -> "network.macs";
            case CIO -> "network.cio";
        };
    }

    private static KeyType type(Order order) {
        return switch (order) {
            case CREATED_AT -> KeyType.TIMESTAMP;
            case NAME, STATE -> KeyType.TEXT;
            case P50 -> KeyType.DECIMAL;
            case PARAMETERS, MACS, CIO -> KeyType.WHOLE;
        };
    }

    private static String shape(RunQuery query) {
        return query.order().notation() + (query.descending() ? "-" : "+");
    }

    private static InvalidRun foreign(String token) {
        return new InvalidRun(PageToken.foreign(token));
    }
}
