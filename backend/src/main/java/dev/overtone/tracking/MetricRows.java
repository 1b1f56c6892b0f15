package dev.overtone.tracking;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of metrics. */
@Repository
class MetricRows {

    private static final String NEWEST_FIRST = " order by attached_at desc, id desc";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    MetricRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    AttachedMetric insert(@Nullable String fingerprint, @Nullable UUID run, MetricEntry entry, Instant now) {
        return jdbc.sql("""
                        insert into metric (fingerprint, run_id, name, value, unit, source, attached_at)
                        values (:fingerprint, :run, :name, :value, :unit, :source, :now) returning *""")
                .param("fingerprint", fingerprint)
                .param("run", run)
                .param("name", entry.name())
                .param("value", entry.value())
                .param("unit", entry.unit())
                .param("source", entry.source())
                .param("now", Timestamp.from(now))
                .query((row, _) -> metric(row))
                .single();
    }

    void insertAll(List<MetricsCsv.Line> lines, Instant now) {
        batches.batchUpdate(
                "insert into metric (fingerprint, name, value, unit, source, attached_at) values (?, ?, ?, ?, ?, ?)",
                lines.stream().map(line -> values(line, now)).toList());
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from metric where id = :id").param("id", id).update() == 1;
    }

    Optional<AttachedMetric> find(UUID id) {
        return jdbc.sql("select * from metric where id = :id")
                .param("id", id)
                .query((row, _) -> metric(row))
                .optional();
    }

    List<AttachedMetric> ofNetwork(String fingerprint) {
        return jdbc.sql("select * from metric where fingerprint = :fingerprint" + NEWEST_FIRST)
                .param("fingerprint", fingerprint)
                .query((row, _) -> metric(row))
                .list();
    }

    List<AttachedMetric> ofRun(UUID run) {
        return jdbc.sql("select * from metric where run_id = :run" + NEWEST_FIRST)
                .param("run", run)
                .query((row, _) -> metric(row))
                .list();
    }

    /** Of every network, oldest first. */
    List<AttachedMetric> ofNetworks() {
        return jdbc.sql("select * from metric where fingerprint is not null order by attached_at, id")
                .query((row, _) -> metric(row))
                .list();
    }

    /** The newest of each network. */
    List<AttachedMetric> newest(String name, Collection<String> fingerprints) {
        return jdbc.sql("""
                        select distinct on (fingerprint) * from metric
                        where name = :name and fingerprint = any(:fingerprints)
                        order by fingerprint, attached_at desc, id desc""")
                .param("name", name)
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query((row, _) -> metric(row))
                .list();
    }

    /** The newest of each name, of each of these runs and of each of these networks. */
    List<AttachedMetric> newest(Collection<UUID> runs, Collection<String> fingerprints) {
        return jdbc.sql("""
                        select distinct on (fingerprint, run_id, name) * from metric
                        where run_id = any(:runs) or fingerprint = any(:fingerprints)
                        order by fingerprint, run_id, name, attached_at desc, id desc""")
                .param("runs", runs.toArray(UUID[]::new))
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query((row, _) -> metric(row))
                .list();
    }

    /** The newest of each run of these networks, with the fingerprint of its network. */
    List<Map.Entry<String, AttachedMetric>> newestOfRuns(String name, Collection<String> fingerprints) {
        return jdbc.sql("""
                        select distinct on (metric.run_id) metric.*, run.fingerprint as network
                        from metric join run on run.id = metric.run_id
                        where metric.name = :name and run.fingerprint = any(:fingerprints) and run.trashed_at is null
                        order by metric.run_id, metric.attached_at desc, metric.id desc""")
                .param("name", name)
                .param("fingerprints", fingerprints.toArray(String[]::new))
                .query((row, _) -> Map.entry(Objects.requireNonNull(row.getString("network")), metric(row)))
                .list();
    }

    private static Object[] values(MetricsCsv.Line line, Instant now) {
        MetricEntry entry = line.entry();
        return new Object[] {
            line.fingerprint(), entry.name(), entry.value(), entry.unit(), entry.source(), Timestamp.from(now)
        };
    }

    private static AttachedMetric metric(ResultSet row) throws SQLException {
        return new AttachedMetric(
                row.getObject("id", UUID.class),
                row.getString("fingerprint"),
                row.getObject("run_id", UUID.class),
                Objects.requireNonNull(row.getString("name")),
                row.getDouble("value"),
                Objects.requireNonNull(row.getString("unit")),
                Objects.requireNonNull(row.getString("source")),
                row.getTimestamp("attached_at").toInstant());
    }
}
