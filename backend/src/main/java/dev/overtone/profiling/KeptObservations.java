package dev.overtone.profiling;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Observations from the database, in one statement each. */
@Repository
@Transactional(readOnly = true)
class KeptObservations implements Observations {

    private static final String CONTEXTS = """
            select measurement.profile_id, max(measurement.profile_name) as profile_name, run.runtime, run."precision",
                   run.threads, run.batch_size, count(distinct run.fingerprint) as networks, count(*) as runs,
                   max(run.finished_at) as newest
            from measurement join run on run.id = measurement.run_id and run.trashed_at is null
            %s
            group by measurement.profile_id, run.runtime, run."precision", run.threads, run.batch_size
            order by networks desc, newest desc, measurement.profile_id, run.runtime, run."precision", run.threads,
                     run.batch_size""";

    private final JdbcClient jdbc;

    KeptObservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Observation> find(ObservationQuery query) {
        Map<String, NetworkSpec> networks = new HashMap<>();
        return jdbc.sql("""
                        select run.id, run.fingerprint, network.name, network.spec, measurement.profile_id,
                               run.batch_size, run."precision", run.runtime, run.threads, run.protocol,
                               measurement.p50, measurement.peak_memory_bytes, measurement.verdict, run.finished_at
                        from measurement
                        join run on run.id = measurement.run_id
                        join network on network.fingerprint = run.fingerprint
                        left join experiment on experiment.id = run.experiment_id
                        where run.trashed_at is null
                          and (cast(:projects as uuid[]) is null or run.project_id = any(cast(:projects as uuid[])))
                          and (cast(:profile as text) is null or measurement.profile_id = :profile)
                          and (cast(:runtime as text) is null or run.runtime = :runtime)
                          and (cast(:precision as text) is null or run."precision" = :precision)
                          and (cast(:threads as integer) is null or run.threads = :threads)
                          and (cast(:batch as integer) is null or run.batch_size = :batch)
                          and (cast(:family as text) is null or network.family = :family)
                          and (cast(:experiment as text) is null or experiment.name = :experiment)
                          and (cast(:tag as text) is null or :tag = any (run.tags))
                          and (cast(:since as timestamptz) is null or run.finished_at >= :since)
                        order by run.finished_at desc, run.id
                        limit :most""")
                .param("projects", query.visible().array())
                .param("profile", query.hardwareProfile())
                .param("runtime", query.runtime())
                .param("precision", query.precision())
                .param("threads", query.threads())
                .param("batch", query.batchSize())
                .param("family", query.family())
                .param("experiment", query.experiment())
                .param("tag", query.tag())
                .param("since", query.since() == null ? null : Timestamp.from(query.since()))
                .param("most", MOST)
                .query((row, _) -> observation(row, networks))
                .list();
    }

    @Override
    public List<ObservedContext> contexts() {
        return jdbc.sql(CONTEXTS.formatted("")).query((row, _) -> context(row)).list();
    }

    @Override
    public Optional<ObservedContext> context(LatencyContext context) {
        return jdbc.sql(CONTEXTS.formatted("""
                        where measurement.profile_id = :profile and run.runtime = :runtime
                          and run."precision" = :precision and run.threads = :threads and run.batch_size = :batch"""))
                .param("profile", context.hardwareProfile())
                .param("runtime", context.runtime())
                .param("precision", context.precision())
                .param("threads", context.threads())
                .param("batch", context.batchSize())
                .query((row, _) -> context(row))
                .optional();
    }

    private static Observation observation(ResultSet row, Map<String, NetworkSpec> networks) throws SQLException {
        String fingerprint = row.getString("fingerprint");
        NetworkSpec network = networks.get(fingerprint);
        if (network == null) {
            network = NetworkJson.read(row.getString("spec"));
            networks.put(fingerprint, network);
        }
        return new Observation(
                row.getObject("id", UUID.class),
                fingerprint,
                row.getString("name"),
                network,
                latencyContext(row),
                row.getString("protocol"),
                row.getDouble("p50"),
                row.getLong("peak_memory_bytes"),
                Verdict.valueOf(row.getString("verdict")),
                row.getTimestamp("finished_at").toInstant());
    }

    private static ObservedContext context(ResultSet row) throws SQLException {
        return new ObservedContext(
                latencyContext(row),
                row.getString("profile_name"),
                row.getInt("networks"),
                row.getInt("runs"),
                row.getTimestamp("newest").toInstant());
    }

    private static LatencyContext latencyContext(ResultSet row) throws SQLException {
        return new LatencyContext(
                row.getString("profile_id"),
                row.getString("runtime"),
                row.getString("precision"),
                row.getInt("threads"),
                row.getInt("batch_size"));
    }
}
