package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.NewRun;
import dev.overtone.tracking.RunSettings;
import dev.overtone.tracking.RunState;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.Runs;
import dev.overtone.tracking.Superseded;
import dev.overtone.tracking.Visible;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@ServerTest
class MeasurementsTests {

    private static final double[] VALUES = {2.5, 1.5, 2.0, 3.5};

    @Autowired
    private Measurements measurements;

    @Autowired
    private Anatomies anatomies;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private Runs runs;

    @Autowired
    private Ledger ledger;

    private Hold hold;
    private UUID run;

    @BeforeEach
    void startsARun() {
        ledger.empty();
        hold = ledger.device("cpu-1", 3);
        ledger.queue(Ledger.network(1));
        run = transitions.claim(hold).orElseThrow().id();
    }

    @Test
    void keepsAResultAndEndsItsRun() {
        measurements.keep(run, hold, result(VALUES, "authors"), 8);

        assertThat(ledger.run(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(ledger.run(run).progress()).isEqualTo(1);
        assertThat(measurements.samples(run)).hasValue(VALUES);
        assertThat(measurements.find(List.of(run)).get(run)).satisfies(kept -> {
            assertThat(kept.measurement().latency())
                    .isEqualTo(new Samples(VALUES).latency().repeating(new Repeatability(0.01, 0)));
            assertThat(kept.measurement().verdict()).isEqualTo(Verdict.TOO_FEW_SAMPLES);
            assertThat(kept.measurement().throughput()).isEqualTo(8 * 1000 / 2.0);
            assertThat(kept.measurement().peakMemoryBytes()).isEqualTo(1 << 30);
            assertThat(kept.measurement().warmup()).isEqualTo(new Measurement.Warmup(20, 210.5));
            assertThat(kept.environment()).containsExactly(Map.entry("system", "Linux"), Map.entry("a", "b"));
            assertThat(kept.numerics()).isEqualTo(numerics("authors"));
            assertThat(kept.hardwareProfile())
                    .isEqualTo(new HardwareProfile("p1", "A processor, 4 cores", Map.of("model", "A", "cores", "4")));
        });
    }

    @Test
    void learnsFromRunsThatRepeatOthersHowFarAnIntervalGoes() {
        measurements.keep(run, hold, result(calm(10.0), null), 1);
        UUID repeat = next(Ledger.network(1));
        measurements.keep(repeat, hold, result(calm(10.4), null), 1);
        UUID other = next(Ledger.network(2));
        measurements.keep(other, hold, result(calm(30.0), null), 1);

        Latency known = latency(other);
        double difference = Math.log(10.4 / 10.0);
        assertThat(known.repeatability()).satisfies(repeatability -> {
            assertThat(repeatability.repeats()).isEqualTo(1);
            assertThat(repeatability.deviation())
                    .isCloseTo(Math.sqrt((2 * 0.0001 + difference * difference / 2) / 3), within(1e-4));
        });
        assertThat(known.p50Interval())
                .satisfies(interval -> assertThat(interval.high() / known.p50()).isGreaterThan(1.05));
        assertThat(latency(repeat).repeatability()).as("nothing repeated then").isEqualTo(new Repeatability(0.01, 0));
    }

    private UUID next(NetworkSpec network) {
        ledger.queue(network);
        return transitions.claim(hold).orElseThrow().id();
    }

    private Latency latency(UUID of) {
        return Objects.requireNonNull(measurements.find(List.of(of)).get(of))
                .measurement()
                .latency();
    }

    private static double[] calm(double median) {
        return IntStream.range(0, 100)
                .mapToDouble(i -> median * (1 + (i % 3 - 1) * 1e-4))
                .toArray();
    }

    @Test
    void keepsWhereTheTimeAndTheMemoryWent() {
        assertThat(anatomies.layers(run)).isEmpty();

        measurements.keep(run, hold, result(VALUES, null), 1);

        assertThat(anatomies.layers(run)).hasValue(anatomy().layers());
        assertThat(anatomies.find(List.of(run, UUID.randomUUID())))
                .containsExactly(Map.entry(
                        run, new Anatomies.Kept(anatomy().memory(), anatomy().counters())));
        assertThat(anatomies.find(List.of())).isEmpty();
        assertThatThrownBy(() -> anatomies.keep(run, anatomy()))
                .as("never without its measurement")
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void writesNothingForALateHolder() {
        var late = new Hold(hold.device(), hold.fence() - 1);

        assertThatThrownBy(() -> measurements.keep(run, late, result(VALUES, null), 1))
                .isInstanceOf(Superseded.class);

        assertThat(ledger.run(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(ledger.count("measurement")).isZero();
        assertThat(ledger.count("anatomy")).isZero();
    }

    @Test
    void writesAResultOnce() {
        measurements.keep(run, hold, result(VALUES, null), 1);

        assertThatThrownBy(() -> measurements.keep(run, hold, result(new double[] {9}, null), 1))
                .isInstanceOf(Superseded.class);

        assertThat(measurements.samples(run)).hasValue(VALUES);
    }

    @Test
    void leavesTheRunUnfinishedWhereItsResultCannotBeWritten() {
        var before = ledger.row(run);

        // No database keeps this character.
        assertThatThrownBy(() -> measurements.keep(run, hold, result(VALUES, "\0"), 1))
                .isInstanceOf(DataAccessException.class);

        assertThat(ledger.row(run)).isEqualTo(before);
        assertThat(ledger.count("measurement")).isZero();
    }

    @Test
    void samplesThatWereKeptAsNumbersAreTheSameInBytes(@Autowired DataSource database, @Autowired JdbcClient jdbc) {
        double[] before = {48.123456, 0.000001, 900_000, 48.123456, 47.9, 3_600_000.000001};
        FluentConfiguration history = Flyway.configure().dataSource(database).schemas("compacted");
        try {
            history.target("6").load().migrate();
            jdbc.sql("""
                            insert into compacted.network (fingerprint, name, family, spec, parameters, macs, cio,
                                cio_without_depthwise_downsampling, concat_elements, peak_activation_elements,
                                weight_bytes, created_at)
                            values (repeat('a', 64), 'name', 'hardnet', '{}', 1, 1, 1, 1, 1, 1, 1, now())""").update();
            jdbc.sql("""
                            insert into compacted.run (id, state, created_at, finished_at, fingerprint, spec,
                                batch_size, "precision", runtime, threads, protocol)
                            values (uuidv7(), 'FINISHED', now(), now(), repeat('a', 64), '{}', 1, 'fp32', 'eager', 1,
                                'quick')""").update();
            jdbc.sql("""
                            insert into compacted.measurement (run_id, profile_id, profile_name, profile_facts, p50,
                                p90, p95, p99, mean, stddev, iqr, min, max, samples, verdict, reason, noise, throughput,
                                peak_memory_bytes, warmup_forwards, warmup_ms, environment, numerics, samples_ms)
                            select id, 'p', 'p', '{}', 1, 1, 1, 1, 1, 1, 1, 1, 1, cardinality(:values), 'STABLE', '', 0,
                                1, 1, 1, 1, '{}', '{}', :values
                            from compacted.run""").param("values", before).update();

            history.target("7").load().migrate();

            byte[] after = jdbc.sql("select samples_ns from compacted.measurement")
                    .query((row, _) -> row.getBytes(1))
                    .single();
            assertThat(after).isEqualTo(SampleCodec.encode(before));
            assertThat(SampleCodec.decode(after, before.length)).containsExactly(before);
        } finally {
            jdbc.sql("drop schema if exists compacted cascade").update();
        }
    }

    @Test
    void findsNothingForRunsThatHaveNoResult() {
        assertThat(measurements.find(List.of(run, UUID.randomUUID()))).isEmpty();
        assertThat(measurements.find(List.of())).isEmpty();
        assertThat(measurements.samples(run)).isEmpty();
    }

    @Test
    void findsTheBestRunOfANetworkForEachBatchAStableOneFirst() {
        String fingerprint = ledger.run(run).network().fingerprint();
        measurements.keep(run, hold, result(VALUES, null), 1);
        finish(1, 3.0);
        UUID best = finish(1, 2.9);
        UUID eight = finish(8, 11.0);

        List<FastestRun> fastest = measurements
                .fastest(Visible.EVERYTHING, List.of(fingerprint, "0".repeat(64)))
                .getOrDefault(fingerprint, List.of());

        assertThat(fastest)
                .extracting(FastestRun::run)
                .as("four samples are no median")
                .containsExactly(best, eight);
        assertThat(fastest).extracting(FastestRun::p50).containsExactly(2.9, 11.0);
        assertThat(fastest).extracting(FastestRun::batchSize).containsExactly(1, 8);
        assertThat(fastest.getFirst().verdict()).isEqualTo(Verdict.STABLE);
        assertThat(fastest.getFirst().hardwareProfile().name()).isEqualTo("A processor, 4 cores");
        assertThat(measurements.fastest(Visible.EVERYTHING, List.of())).isEmpty();
    }

    private UUID finish(int batchSize, double milliseconds) {
        var settings = new RunSettings(batchSize, "fp32", "eager", 1, "quick");
        runs.queue(new NewRun(Ledger.network(1), settings, null, null, List.of(), null));
        UUID id = transitions.claim(hold).orElseThrow().id();
        double[] values = new double[400];
        Arrays.fill(values, milliseconds);
        measurements.keep(id, hold, result(values, null), batchSize);
        return id;
    }

    private static BenchEvent.Result result(double[] values, @org.jspecify.annotations.Nullable String comparedWith) {
        var environment = new java.util.LinkedHashMap<String, String>();
        environment.put("system", "Linux");
        environment.put("a", "b");
        return new BenchEvent.Result(
                values, new Measurement.Warmup(20, 210.5), 1 << 30, environment, numerics(comparedWith), anatomy());
    }

    static Anatomy anatomy() {
        return new Anatomy(
                new LayerTimes(List.of(0.01, 1.5, 0.25), 0.02, 1.8, 1.75, 12, 0.001),
                new MemoryUse(MemoryUse.Where.HOST, 100, 180, 300, 70, 150, true),
                new Counters(12, List.of(new Counters.Event("cycles", 2.5e9, "", 0.5)), 64L, "as far as it tells"));
    }

    private static NumericsCheck numerics(@org.jspecify.annotations.Nullable String comparedWith) {
        return new NumericsCheck(List.of(0.1, -1e-7), 1.5, 2.5, 1, comparedWith, comparedWith == null ? null : 1e-6);
    }
}
