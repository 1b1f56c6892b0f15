package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeasuredTests {

    @Test
    void countsANetworkOnceByTheMedianOfItsRuns() {
        List<Measured> measured = Measured.of(List.of(
                run("a", 40, Verdict.STABLE),
                run("b", 7, Verdict.STABLE),
                run("a", 44, Verdict.STABLE),
                run("a", 41, Verdict.STABLE)));
        assertThat(measured).extracting(Measured::milliseconds).containsExactly(41.0, 7.0);
        assertThat(measured).extracting(Measured::runs).containsExactly(3, 1);
        assertThat(measured.getFirst().run().p50()).isEqualTo(41);
    }

    @Test
    void letsStableRunsSpeakAlone() {
        assertThat(Measured.of(List.of(
                        run("a", 60, Verdict.NOISY), run("a", 40, Verdict.STABLE), run("a", 61, Verdict.NOISY))))
                .singleElement()
                .satisfies(network -> {
                    assertThat(network.milliseconds()).isEqualTo(40);
                    assertThat(network.stable()).isTrue();
                });
        assertThat(Measured.of(List.of(run("a", 60, Verdict.NOISY))).getFirst().stable())
                .isFalse();
    }

    @Test
    void neverCountsADeviceThatSlowedDown() {
        assertThat(Measured.of(List.of(run("a", 60, Verdict.THROTTLED)))).isEmpty();
        assertThat(Measured.of(List.of(run("a", 60, Verdict.THROTTLED), run("a", 50, Verdict.NOISY))))
                .extracting(Measured::milliseconds)
                .containsExactly(50.0);
    }

    private static Observation run(String fingerprint, double p50, Verdict verdict) {
        return new Observation(
                UUID.randomUUID(),
                fingerprint,
                fingerprint,
                HarDNet.hardnet68(),
                new LatencyContext("p1", "eager", "fp32", 1, 1),
                "quick",
                p50,
                1,
                verdict,
                Instant.EPOCH);
    }
}
