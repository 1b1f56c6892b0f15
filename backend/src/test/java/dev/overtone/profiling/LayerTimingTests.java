package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On a clock that the forwards themselves move. */
class LayerTimingTests {

    private static final long MS = 1_000_000;

    private long now;
    private int run;

    @Test
    void givesTheMedianOfEachNode() {
        LayerTimes times =
                new LayerTiming(Protocol.QUICK, () -> now).run(() -> now += 30 * MS, this::steady, () -> 5_000);

        assertThat(times.milliseconds()).containsExactly(1.0, 20.0, 5.0);
        assertThat(times.after()).isEqualTo(2.0);
        assertThat(times.sum()).isEqualTo(28.0);
        assertThat(times.whole()).as("every third forward has a hiccup of 9 ms").isEqualTo(28.0);
        assertThat(times.plain()).isEqualTo(30.0);
        assertThat(times.clock()).isEqualTo(0.005, within(1e-12));
    }

    @Test
    void timesTenForwardsAtLeast() {
        assertThat(timesOf(Protocol.QUICK, 100 * MS).forwards()).isEqualTo(10);
    }

    @Test
    void goesOnForTwoSecondsWhereThatIsNotMuch() {
        assertThat(timesOf(Protocol.QUICK, 5 * MS).forwards())
                .as("a quarter of a second")
                .isEqualTo(25);
        assertThat(timesOf(Protocol.STANDARD, 10 * MS).forwards())
                .as("two seconds")
                .isEqualTo(100);
    }

    @Test
    void endsInTimeHoweverLongAForwardTakes() {
        assertThat(timesOf(Protocol.QUICK, 2_000 * MS).forwards())
                .as("a fifth of 30 s")
                .isEqualTo(2);
        assertThat(timesOf(Protocol.QUICK, 60_000 * MS).forwards()).isOne();
        assertThat(timesOf(Protocol.PUBLISH, 1).forwards()).isEqualTo(200);
    }

    private LayerTimes timesOf(Protocol protocol, long nanos) {
        return new LayerTiming(protocol, () -> now)
                .run(
                        () -> now += nanos,
                        () -> {
                            now += nanos;
                            return new long[] {nanos, 0};
                        },
                        () -> 0);
    }

    private long[] steady() {
        long[] nanos = {MS, 20 * MS + (run++ % 3 == 0 ? 9 * MS : 0), 5 * MS, 2 * MS};
        for (long each : nanos) {
            now += each;
        }
        return nanos;
    }
}
