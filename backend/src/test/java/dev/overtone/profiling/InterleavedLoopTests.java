package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Turns on a clock that only forwards move. */
class InterleavedLoopTests {

    private static final long MS = 1_000_000;

    private final List<Integer> ran = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1000 * MS;

    @Test
    void givesTheBaselineTheFirstTurnAndTheLast() {
        run(10, 20, 40);
        List<Integer> turns = turns();
        int warmUps = 3;
        assertThat(turns.get(warmUps)).isZero();
        assertThat(turns.getLast()).isZero();
    }

    @Test
    void measuresEachAsLongAsItsProtocolAsks() {
        InterleavedLoop.Outcome outcome = run(10, 20, 40);
        double[] expected = {10, 20, 40};
        for (int i = 0; i < 3; i++) {
            double[] samples = outcome.networks().get(i).milliseconds();
            assertThat(samples).hasSizeGreaterThanOrEqualTo(100).containsOnly(expected[i]);
            assertThat(Arrays.stream(samples).sum()).isGreaterThanOrEqualTo(1000);
            assertThat(outcome.networks().get(i).warmup().forwards()).isGreaterThanOrEqualTo(20);
        }
        assertThat(outcome.first()).isEqualTo(10);
        assertThat(outcome.last()).isEqualTo(10);
    }

    @Test
    void letsEachHaveOneTurnARoundInAnotherOrderEachTime() {
        InterleavedLoop.Outcome outcome = run(10, 20, 40);
        for (int network = 0; network < 3; network++) {
            MeasuringLoop.Outcome measured = outcome.networks().get(network);
            long forwards = Collections.frequency(ran, network);
            // One forward of each turn is not counted.
            long turns = forwards - measured.warmup().forwards() - measured.milliseconds().length;
            assertThat(turns).isEqualTo(network == 0 ? outcome.rounds() + 2 : outcome.rounds());
        }
        List<Integer> turns = turns();
        for (int next : new int[] {0, 2}) {
            assertThat(IntStream.range(3, turns.size() - 1)
                            .filter(at -> turns.get(at) == 1 && turns.get(at + 1) == next)
                            .count())
                    .as("times that %d follows 1", next)
                    .isPositive();
        }
    }

    /** The machine slows down by half while they are measured: alone, only the later one would look slow. */
    @Test
    void meetsASlowingMachineWithBothAlike() {
        var outcome = new InterleavedLoop(Protocol.QUICK, () -> now, () -> 0, new Random(2))
                .run(
                        List.of(
                                () -> pass(0, 10 * MS + (ran.size() / 100) * MS),
                                () -> pass(1, 10 * MS + (ran.size() / 100) * MS)),
                        _ -> {},
                        _ -> {});
        double a = new Samples(outcome.networks().get(0).milliseconds()).median();
        double b = new Samples(outcome.networks().get(1).milliseconds()).median();
        assertThat(outcome.last()).isGreaterThan(outcome.first());
        assertThat(b / a).isCloseTo(1, within(0.1));
    }

    @Test
    void endsAtTheCapOfAllTogether() {
        var random = new Random(1);
        long begin = now;
        new InterleavedLoop(Protocol.QUICK, () -> now, () -> 0, new Random(2))
                .run(
                        List.of(
                                () -> pass(0, random.nextInt(10, 1000) * MS),
                                () -> pass(1, random.nextInt(10, 1000) * MS)),
                        _ -> {},
                        _ -> {});
        assertThat((now - begin) / MS).isBetween(60_000L, 60_000L + 2 * 20_000L);
    }

    private InterleavedLoop.Outcome run(long... milliseconds) {
        List<Runnable> forwards = IntStream.range(0, milliseconds.length)
                .<Runnable>mapToObj(i -> () -> pass(i, milliseconds[i] * MS))
                .toList();
        List<Double> shares = new ArrayList<>();
        var outcome = new InterleavedLoop(Protocol.QUICK, () -> now, () -> 0, new Random(1))
                .run(forwards, _ -> {}, shares::add);
        assertThat(shares).isSorted().endsWith(1.0);
        return outcome;
    }

    private void pass(int network, long nanos) {
        ran.add(network);
        now += nanos;
    }

    /** Which network ran, forwards in a row counted once. */
    private List<Integer> turns() {
        List<Integer> turns = new ArrayList<>();
        for (int network : ran) {
            if (turns.isEmpty() || turns.getLast() != network) {
                turns.add(network);
            }
        }
        return turns;
    }
}
