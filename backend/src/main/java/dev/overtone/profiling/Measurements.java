package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was measured, one row for each finished run. */
@Repository
class Measurements {

    private final JdbcClient jdbc;
    private final Anatomies anatomies;
    private final RunTransitions transitions;
    private final Movements movements;
    private final Repeats repeats;

    Measurements(
            JdbcClient jdbc, Anatomies anatomies, RunTransitions transitions, Movements movements, Repeats repeats) {
        this.jdbc = jdbc;
        this.anatomies = anatomies;
        this.transitions = transitions;
        this.movements = movements;
        this.repeats = repeats;
    }

    /** A measurement as it is kept. */
    record Kept(
            HardwareProfile hardwareProfile,
            Measurement measurement,
            Map<String, String> environment,
            NumericsCheck numerics) {}

    /**
     * Writes a result and ends its run, both or neither.
     *
     * @throws dev.overtone.tracking.Superseded if the run is no longer ours
     */
    @Transactional
    void keep(UUID run, Hold hold, BenchEvent.Result result, int batchSize) {
        Samples samples = new Samples(result.milliseconds());
        Repeatability repeatability = repeats.on(profileOf(hold.device()));
        Latency latency = samples.latency().repeating(repeatability);
        Latency.Interval interval = latency.p50Interval();
        Judgement judgement = Judgement.of(samples);
        transitions.finish(run, hold);
        jdbc.sql("""
                        insert into measurement (
                            run_id, profile_id, profile_name, profile_facts, p50, p50_low, p50_high, p90, p95,
                            p99, mean, stddev, iqr, min, max, samples, verdict, reason, noise, throughput,
                            peak_memory_bytes, warmup_forwards,
                            warmup_ms, environment, numerics, samples_ns, repeat_deviation, repeats)
                        select :run, profile_id, profile_name, profile_facts,
                               :p50, :p50Low, :p50High, :p90, :p95, :p99, :mean, :stddev, :iqr, :min, :max, :samples,
                               :verdict, :reason, :noise, :throughput, :peakMemory, :warmupForwards, :warmupMs,
                               cast(:environment as json), cast(:numerics as jsonb), :values, :deviation, :repeats
                        from device where id = :device""")
                .param("run", run)
                .param("device", hold.device())
                .param("p50", latency.p50())
                .param("p50Low", interval == null ? null : interval.low())
                .param("p50High", interval == null ? null : interval.high())
                .param("p90", latency.p90())
                .param("p95", latency.p95())
                .param("p99", latency.p99())
                .param("mean", latency.mean())
                .param("stddev", latency.stddev())
                .param("iqr", latency.iqr())
                .param("min", latency.min())
                .param("max", latency.max())
                .param("samples", latency.samples())
                .param("verdict", judgement.verdict().name())
                .param("reason", judgement.reason())
                .param("noise", samples.noise())
                .param("throughput", batchSize * 1000.0 / latency.p50())
                .param("peakMemory", result.peakMemoryBytes())
                .param("warmupForwards", result.warmup().forwards())
                .param("warmupMs", result.warmup().milliseconds())
                .param("environment", Json.write(result.environment()))
                .param("numerics", Json.write(result.numerics()))
                .param("deviation", repeatability.deviation())
                .param("repeats", repeatability.repeats())
                .param("values", SampleCodec.encode(result.milliseconds()))
                .update();
        anatomies.keep(run, result.anatomy());
        if (judgement.verdict() == Verdict.STABLE) {
            movements.note(run, result.milliseconds(), result.environment(), this::samples);
        }
    }

    @Transactional(readOnly = true)
    Map<UUID, Kept> find(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select run_id, profile_id, profile_name, profile_facts, p50, p50_low, p50_high, p90, p95, p99,
                               mean, stddev, iqr, min, max, samples, verdict, reason, noise, throughput, peak_memory_bytes,
                               warmup_forwards, warmup_ms, environment, numerics, repeat_deviation, repeats
                        from measurement where run_id in (:runs)""")
                .param("runs", runs)
                .query((row, _) -> Map.entry(row.getObject("run_id", UUID.class), kept(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Latencies compare only within one hardware profile, batch and precision; a stable one stands before any other. */
    @Transactional(readOnly = true)
    Map<String, List<FastestRun>> fastest(Visible visible, Collection<String> fingerprints) {
        if (fingerprints.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select distinct on (run.fingerprint, run.batch_size, profile_id, run."precision")
                               run.fingerprint, run_id, profile_id, profile_name, profile_facts, p50, verdict,
                               run.batch_size, run."precision", run.threads
                        from measurement join run on run.id = run_id
                        where run.fingerprint in (:fingerprints) and run.trashed_at is null
                          and (cast(:projects as uuid[]) is null or run.project_id = any(cast(:projects as uuid[])))
                        order by run.fingerprint, run.batch_size, profile_id, run."precision",
                                 verdict <> 'STABLE', p50, run_id""")
                .param("fingerprints", fingerprints)
                .param("projects", visible.array())
                .query((row, _) -> Map.entry(row.getString("fingerprint"), fastest(row)))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                        Map.Entry::getValue,
                        Comparator.comparingInt(FastestRun::batchSize).thenComparingDouble(FastestRun::p50)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Of whatever network; at each batch and precision apart, as latencies of different ones do not compare. */
    @Transactional(readOnly = true)
    List<FastestRun> fastestIn(UUID project) {
        return jdbc.sql("""
                        select distinct on (profile_id, run.batch_size, run."precision")
                               run_id, profile_id, profile_name, profile_facts, p50, verdict,
                               run.batch_size, run."precision", run.threads
                        from measurement join run on run.id = run_id
                        where run.project_id = :project and run.trashed_at is null
                        order by profile_id, run.batch_size, run."precision", verdict <> 'STABLE', p50, run_id""").param("project", project).query((row, _) -> fastest(row)).list().stream()
                .sorted(Comparator.comparingInt(FastestRun::batchSize).thenComparingDouble(FastestRun::p50))
                .toList();
    }

    private static FastestRun fastest(ResultSet row) throws SQLException {
        return new FastestRun(
                row.getObject("run_id", UUID.class),
                profile(row),
                row.getDouble("p50"),
                Verdict.valueOf(row.getString("verdict")),
                row.getInt("batch_size"),
                row.getString("precision"),
                row.getInt("threads"));
    }

    private static HardwareProfile profile(ResultSet row) throws SQLException {
        return new HardwareProfile(
                row.getString("profile_id"), row.getString("profile_name"), Json.facts(row.getString("profile_facts")));
    }

    @Transactional(readOnly = true)
    Optional<double[]> samples(UUID run) {
        return Optional.ofNullable(samples(List.of(run)).get(run));
    }

    @Transactional(readOnly = true)
    Map<UUID, double[]> samples(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select run_id, samples_ns, samples from measurement where run_id in (:runs)")
                .param("runs", runs)
                .query((row, _) -> Map.entry(
                        row.getObject("run_id", UUID.class),
                        SampleCodec.decode(row.getBytes("samples_ns"), row.getInt("samples"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String profileOf(String device) {
        return jdbc.sql("select profile_id from device where id = :device")
                .param("device", device)
                .query(String.class)
                .single();
    }

    private static @Nullable Repeatability repeatability(ResultSet row) throws SQLException {
        double deviation = row.getDouble("repeat_deviation");
        return row.wasNull() ? null : new Repeatability(deviation, row.getInt("repeats"));
    }

    private static Latency.@Nullable Interval interval(ResultSet row) throws SQLException {
        double low = row.getDouble("p50_low");
        return row.wasNull() ? null : new Latency.Interval(low, row.getDouble("p50_high"), MedianBootstrap.LEVEL);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var latency = new Latency(
                row.getDouble("p50"),
                row.getDouble("p90"),
                row.getDouble("p95"),
                row.getDouble("p99"),
                row.getDouble("mean"),
                row.getDouble("stddev"),
                row.getDouble("iqr"),
                row.getDouble("min"),
                row.getDouble("max"),
                row.getInt("samples"),
                Samples.supported(row.getInt("samples")),
                interval(row),
                repeatability(row));
        var measurement = new Measurement(
                latency,
                Verdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                row.getDouble("noise"),
                row.getDouble("throughput"),
                row.getLong("peak_memory_bytes"),
                new Measurement.Warmup(row.getInt("warmup_forwards"), row.getDouble("warmup_ms")));
        return new Kept(
                profile(row),
                measurement,
                Json.facts(row.getString("environment")),
                Json.numerics(row.getString("numerics")));
    }
}
