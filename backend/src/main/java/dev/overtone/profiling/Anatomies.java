package dev.overtone.profiling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was found out beside each latency. */
@Repository
class Anatomies {

    private final JdbcClient jdbc;

    Anatomies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All but the layers, which are many. */
    record Kept(@Nullable MemoryUse memory, @Nullable Counters counters) {

        static final Kept NOTHING = new Kept(null, null);
    }

    /** Part of the transaction that writes the measurement. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID run, Anatomy anatomy) {
        LayerTimes layers = anatomy.layers();
        jdbc.sql("""
                        insert into anatomy (run_id, node_ms, after_ms, forward_ms, plain_ms, forwards, clock_ms, memory, counters)
                        values (:run, :nodes, :after, :forward, :plain, :forwards, :clock,
                                cast(:memory as jsonb), cast(:counters as jsonb))""")
                .param("run", run)
                .param("nodes", layers.milliseconds().toArray(Double[]::new))
                .param("after", layers.after())
                .param("forward", layers.whole())
                .param("plain", layers.plain())
                .param("forwards", layers.forwards())
                .param("clock", layers.clock())
                .param("memory", anatomy.memory() == null ? null : Json.write(anatomy.memory()))
                .param("counters", anatomy.counters() == null ? null : Json.write(anatomy.counters()))
                .update();
    }

    @Transactional(readOnly = true)
    Map<UUID, Kept> find(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select run_id, memory, counters from anatomy where run_id in (:runs)")
                .param("runs", runs)
                .query((row, _) -> Map.entry(row.getObject("run_id", UUID.class), kept(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    Optional<LayerTimes> layers(UUID run) {
        return jdbc.sql(
                        "select node_ms, after_ms, forward_ms, plain_ms, forwards, clock_ms from anatomy where run_id = :run")
                .param("run", run)
                .query((row, _) -> layers(row))
                .optional();
    }

    @Transactional(readOnly = true)
    Map<UUID, LayerTimes> layers(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select run_id, node_ms, after_ms, forward_ms, plain_ms, forwards, clock_ms
                        from anatomy where run_id in (:runs)""")
                .param("runs", runs)
                .query((row, _) -> Map.entry(row.getObject("run_id", UUID.class), layers(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static LayerTimes layers(ResultSet row) throws SQLException {
        return new LayerTimes(
                List.copyOf(Arrays.asList((Double[]) row.getArray("node_ms").getArray())),
                row.getDouble("after_ms"),
                row.getDouble("forward_ms"),
                row.getDouble("plain_ms"),
                row.getInt("forwards"),
                row.getDouble("clock_ms"));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String memory = row.getString("memory");
        String counters = row.getString("counters");
        return new Kept(memory == null ? null : Json.memory(memory), counters == null ? null : Json.counters(counters));
    }
}
