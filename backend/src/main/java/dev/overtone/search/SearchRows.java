package dev.overtone.search;

import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Searches in the database. */
@Repository
@Transactional
class SearchRows {

    private static final String SELECT = """
            select search.*, project.name as project,
                   count(*) filter (where trial.state = 'WAITING')    as waiting,
                   count(*) filter (where trial.state = 'VALUED')     as valued,
                   count(*) filter (where trial.state = 'INFEASIBLE') as infeasible,
                   count(*) filter (where trial.state = 'FAILED')     as failed,
                   count(*) filter (where trial.origin = 'EARLIER')   as earlier,
                   array(select metric from search_objective where search_id = search.id order by place) as objectives,
                   array(select higher_is_better from search_objective where search_id = search.id order by place)
                       as higher,
                   array(select by_ratio from search_objective where search_id = search.id order by place) as by_ratio,
                   array(select metric from search_constraint where search_id = search.id order by place) as constrained,
                   array(select at_least from search_constraint where search_id = search.id order by place) as least,
                   array(select at_most from search_constraint where search_id = search.id order by place) as most
            from search
            join project on project.id = search.project_id
            left join search_trial trial on trial.search_id = search.id
            %s
            group by search.id, project.name
            order by search.created_at desc, search.id desc
            %s""";

    private final JdbcClient jdbc;

    SearchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the same key, whatever it was asked for. */
    Optional<UUID> findByKey(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 4))")
                .param("key", key)
                .query(rs -> {});
        return jdbc.sql("select id from search where idempotency_key = :key")
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    boolean wasAskedBy(UUID id, String digest) {
        return jdbc.sql("select request_digest = :digest from search where id = :id")
                .param("id", id)
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    UUID insert(
            SearchRequest request,
            RunSettings settings,
            @Nullable String device,
            @Nullable String digest,
            Instant now) {
        Budget budget = request.budget();
        UUID id = jdbc.sql("""
                        insert into search (
                            project_id, title, space, networks, method, seed, costing, wanted_device_id, batch_size, "precision",
                            runtime, threads, protocol, most_trials, most_minutes, patience, pause_after_one, state,
                            created_at, resumed_at, idempotency_key, request_digest)
                        values (:project, :title, cast(:space as json), :networks, :method, :seed, cast(:costing as json), :device,
                                :batch, :precision, :runtime, :threads, :protocol, :trials, :minutes, :patience, :dryRun,
                                'RUNNING', :now, :now, :key, :digest)
                        returning id""")
                .param("project", request.project() == null ? Project.FIRST : request.project())
                .param("title", request.title())
                .param("space", DesignSpaceJson.writeText(request.space()))
                .param("networks", request.space().size())
                .param("method", request.method().notation())
                .param("seed", request.seed())
                .param("costing", request.costing())
                .param("device", device)
                .param("batch", settings.batchSize())
                .param("precision", settings.precision())
                .param("runtime", settings.runtime())
                .param("threads", settings.threads())
                .param("protocol", settings.protocol())
                .param("trials", budget.trials())
                .param("minutes", budget.minutes())
                .param("patience", budget.patience())
                .param("dryRun", request.dryRun())
                .param("now", Timestamp.from(now))
                .param("key", request.idempotencyKey())
                .param("digest", digest)
                .query(UUID.class)
                .single();
        for (int place = 0; place < request.objectives().size(); place++) {
            Objective objective = request.objectives().get(place);
            jdbc.sql("insert into search_objective values (:id, :place, :metric, :higher, :byRatio)")
                    .param("id", id)
                    .param("place", place)
                    .param("metric", objective.metric())
                    .param("higher", objective.higherIsBetter())
                    .param("byRatio", objective.scale() == Objective.Scale.LOGARITHMIC)
                    .update();
        }
        for (int place = 0; place < request.constraints().size(); place++) {
            Constraint constraint = request.constraints().get(place);
            jdbc.sql("insert into search_constraint values (:id, :place, :metric, :least, :most)")
                    .param("id", id)
                    .param("place", place)
                    .param("metric", constraint.metric())
                    .param("least", constraint.atLeast())
                    .param("most", constraint.atMost())
                    .update();
        }
        return id;
    }

    @Transactional(readOnly = true)
    Optional<Search> find(UUID id) {
        return jdbc.sql(SELECT.formatted("where search.id = :id", ""))
                .param("id", id)
                .query((row, _) -> search(row))
                .optional();
    }

    @Transactional(readOnly = true)
    List<Search> newest(Visible visible, int most) {
        return jdbc.sql(SELECT.formatted("""
                where project.trashed_at is null
                  and (cast(:projects as uuid[]) is null or search.project_id = any(cast(:projects as uuid[])))""", "limit :most"))
                .param("projects", visible.array())
                .param("most", most)
                .query((row, _) -> search(row))
                .list();
    }

    /** Those that somebody has to lead: they run, or something of them is still measured. */
    @Transactional(readOnly = true)
    List<Search> atWork() {
        return jdbc.sql(SELECT.formatted("""
                where search.state = 'RUNNING' or exists (
                    select 1 from search_trial waiting
                    where waiting.search_id = search.id and waiting.state = 'WAITING')""", ""))
                .query((row, _) -> search(row))
                .list();
    }

    /** What of every search tells that it changed. */
    @Transactional(readOnly = true)
    Map<UUID, String> changes(Collection<UUID> ids) {
        return jdbc
                .sql("select id, concat_ws('/', state, revision, reason) as now from search where id in (:ids)")
                .param("ids", ids)
                .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("now")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether the search was still in one of these states, and now is in the other. */
    boolean turn(UUID id, Collection<SearchState> from, SearchState to, @Nullable String reason) {
        return jdbc.sql("""
                        update search
                        set state = :to, reason = :reason,
                            worked_seconds = worked_seconds + coalesce(extract(epoch from now() - resumed_at), 0),
                            resumed_at = case when :to = 'RUNNING' then now() end,
                            finished_at = case when :to in ('FINISHED', 'STOPPED') then now() end
                        where id = :id and state in (:from)""")
                        .param("id", id)
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("from", from.stream().map(Enum::name).toList())
                        .update()
                == 1;
    }

    void setBudget(UUID id, Budget budget) {
        jdbc.sql(
                        "update search set most_trials = :trials, most_minutes = :minutes, patience = :patience where id = :id")
                .param("id", id)
                .param("trials", budget.trials())
                .param("minutes", budget.minutes())
                .param("patience", budget.patience())
                .update();
    }

    /** From now on it does not pause after its first network. */
    void endDryRun(UUID id) {
        jdbc.sql("update search set pause_after_one = false where id = :id")
                .param("id", id)
                .update();
    }

    private static Search search(ResultSet row) throws SQLException {
        return new Search(
                row.getObject("id", UUID.class),
                new Project.Named(
                        row.getObject("project_id", UUID.class), Objects.requireNonNull(row.getString("project"))),
                Objects.requireNonNull(row.getString("title")),
                DesignSpaceJson.read(row.getString("space")),
                objectives(row),
                constraints(row),
                Method.find(row.getString("method")).orElseThrow(),
                row.getLong("seed"),
                new Budget(whole(row, "most_trials"), whole(row, "most_minutes"), whole(row, "patience")),
                row.getString("costing"),
                row.getString("wanted_device_id"),
                new RunSettings(
                        row.getInt("batch_size"),
                        row.getString("precision"),
                        row.getString("runtime"),
                        row.getInt("threads"),
                        row.getString("protocol")),
                SearchState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getBoolean("exact"),
                row.getBoolean("pause_after_one"),
                row.getLong("revision"),
                row.getTimestamp("created_at").toInstant(),
                time(row, "resumed_at"),
                row.getDouble("worked_seconds"),
                time(row, "finished_at"),
                new Search.Counts(
                        row.getInt("waiting"),
                        row.getInt("valued"),
                        row.getInt("infeasible"),
                        row.getInt("failed"),
                        row.getInt("earlier")));
    }

    private static List<Objective> objectives(ResultSet row) throws SQLException {
        String[] metrics = (String[]) row.getArray("objectives").getArray();
        Boolean[] higher = (Boolean[]) row.getArray("higher").getArray();
        Boolean[] byRatio = (Boolean[]) row.getArray("by_ratio").getArray();
        return IntStream.range(0, metrics.length)
                .mapToObj(i -> new Objective(
                        metrics[i], higher[i], byRatio[i] ? Objective.Scale.LOGARITHMIC : Objective.Scale.LINEAR))
                .toList();
    }

    private static List<Constraint> constraints(ResultSet row) throws SQLException {
        String[] metrics = (String[]) row.getArray("constrained").getArray();
        Double[] least = (Double[]) row.getArray("least").getArray();
        Double[] most = (Double[]) row.getArray("most").getArray();
        return IntStream.range(0, metrics.length)
                .mapToObj(i -> new Constraint(metrics[i], least[i], most[i]))
                .toList();
    }

    private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
