package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocols on a clock that only forwards move. */
class MeasuringLoopTests {

    private static final long MS = 1_000_000;

    private final List<Double> warming = new ArrayList<>();
    private final List<Double> measuring = new ArrayList<>();
    private long now = 12_345;
    private int forwards;
    private LongSupplier compilingMillis = () -> 0;

    @ParameterizedTest(name = "{0}: {1} ms a forward: {2} to warm up, {3} measured")
    @CsvSource({
        // Both bounds count, forwards and time; and the compilers are heard for a second.
        "QUICK,     1, 1000, 1000",
        "QUICK,    10,  100,  100",
        "QUICK,     5,  200,  200",
        "QUICK,   100,   20,  100",
        "STANDARD,  1, 1000, 10000",
        "STANDARD, 20,   50,  1000",
        "PUBLISH,  10,  200, 60000",
        "PUBLISH, 100,  100,  6000"
    })
    void endsEarlyWhereSamplesAreCalm(Protocol protocol, long milliseconds, int warmUp, int measured) {
        var outcome = run(protocol, _ -> milliseconds * MS);
        assertThat(outcome.warmup().forwards()).isEqualTo(warmUp);
        assertThat(outcome.warmup().milliseconds()).isEqualTo((double) warmUp * milliseconds);
        assertThat(outcome.milliseconds()).hasSize(measured).containsOnly((double) milliseconds);
        assertThat(forwards).isEqualTo(warmUp + measured);
    }

    @ParameterizedTest
    @CsvSource({"QUICK, 30", "STANDARD, 300"})
    void goesOnToTheCapWhereSamplesScatter(Protocol protocol, long capSeconds) {
        var random = new Random(1);
        var outcome = run(protocol, _ -> random.nextInt(10, 1000) * MS);
        double total = outcome.warmup().milliseconds() + sum(outcome.milliseconds());
        assertThat(new Samples(outcome.milliseconds()).noise()).isGreaterThan(Protocol.SETTLED);
        // The forward that crosses the cap is the last: the warm-up counts too.
        assertThat(total).isBetween(capSeconds * 1000.0, capSeconds * 1000.0 + 1000);
    }

    @Test
    void settlesAsSoonAsTheNoiseIsLow() {
        // Scattered at first, calm from then on.
        var random = new Random(1);
        var outcome = run(Protocol.QUICK, i -> (i < 300 ? random.nextInt(5, 16) : 10) * MS);
        assertThat(new Samples(outcome.milliseconds()).noise()).isLessThan(Protocol.SETTLED);
        assertThat(outcome.milliseconds().length).isBetween(220, 1000);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void measuresAtLeastOnceHoweverSlowTheNetwork(Protocol protocol) {
        var outcome = run(protocol, _ -> Duration.ofHours(1).toNanos());
        assertThat(outcome.warmup().forwards()).isEqualTo(1);
        assertThat(outcome.milliseconds()).containsExactly(3_600_000);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void countsTheWarmUpInTheCap(Protocol protocol) {
        long forward = protocol.cap().toNanos() / 10;
        var outcome = run(protocol, _ -> forward);
        assertThat(outcome.warmup().forwards()).isEqualTo(10);
        assertThat(outcome.milliseconds()).hasSize(1);
    }

    @Test
    void neverEndsAPublicationEarly() {
        var outcome = run(Protocol.PUBLISH, _ -> 50 * MS);
        assertThat(sum(outcome.milliseconds())).isEqualTo(600_000);
    }

    @Test
    void keepsSamplesInMeasuredOrder() {
        var outcome = run(Protocol.QUICK, i -> (100 + i) * MS);
        assertThat(outcome.milliseconds()).isSorted().startsWith(120, 121, 122);
    }

    @Test
    void leavesItsOwnWorkOutOfTheSamples() {
        var loop = new MeasuringLoop(Protocol.QUICK, () -> now, () -> 0);
        var outcome = loop.run(() -> now += 10 * MS, warming::add, _ -> now += 3 * MS);
        assertThat(outcome.milliseconds()).containsOnly(10);
    }

    @Test
    void tellsItsProgressUpToOne() {
        run(Protocol.QUICK, _ -> 10 * MS);
        assertThat(warming)
                .isSorted()
                .endsWith(1.0)
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(measuring)
                .isSorted()
                .endsWith(1.0)
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    /** They compile for a tenth of the first three seconds and a bit, and then hardly at all. */
    @Test
    void warmsUpUntilTheCompilersRest() {
        long start = now;
        compilingMillis = () -> Math.min(now - start, 3_100 * MS) / MS / 10 + (now - start) / MS / 200;
        var outcome = run(Protocol.QUICK, _ -> 10 * MS);
        assertThat(outcome.warmup().milliseconds()).isEqualTo(5_000);
    }

    @Test
    void waitsForTheCompilersAThirdOfTheCapAtMost() {
        compilingMillis = () -> now / MS / 10;
        assertThat(run(Protocol.QUICK, _ -> 10 * MS).warmup().milliseconds()).isEqualTo(10_000);
    }

    @Test
    void worksOnAClockThatWrapsAround() {
        now = Long.MAX_VALUE - 100 * MS;
        assertThat(run(Protocol.QUICK, _ -> 10 * MS).milliseconds())
                .hasSize(100)
                .containsOnly(10);
    }

    private MeasuringLoop.Outcome run(Protocol protocol, IntToLongFunction nanos) {
        return new MeasuringLoop(protocol, () -> now, compilingMillis)
                .run(() -> now += nanos.applyAsLong(forwards++), warming::add, measuring::add);
    }

    private static double sum(double[] values) {
        return java.util.stream.DoubleStream.of(values).sum();
    }
}
