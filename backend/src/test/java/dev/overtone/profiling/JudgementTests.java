package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class JudgementTests {

    @Test
    void asksForThirtySamples() {
        assertThat(judge(29, _ -> 10)).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.TOO_FEW_SAMPLES);
            assertThat(judgement.reason()).contains("29").contains("30");
        });
        assertThat(judge(30, _ -> 10).verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void callsEqualSamplesStable() {
        assertThat(judge(1000, i -> 10 + 0.01 * (i % 7)).verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void seesADeviceThatSlowsDown() {
        assertThat(judge(300, i -> i < 150 ? 10 : 11.2)).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.THROTTLED);
            assertThat(judgement.reason()).contains("12 %");
        });
        assertThat(judge(300, i -> i < 150 ? 10 : 10.9).verdict()).isNotEqualTo(Verdict.THROTTLED);
    }

    @Test
    void doesNotTakeAWarmingUpForThrottling() {
        assertThat(judge(3000, i -> i < 1000 ? 12 : 10 + 0.01 * (i % 5)).verdict())
                .isNotEqualTo(Verdict.THROTTLED);
    }

    @Test
    void callsAMedianThatIsNotKnownWellNoisy() {
        assertThat(judge(40, _ -> 10 + random.nextDouble())).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.NOISY);
            assertThat(judgement.reason()).contains("±");
        });
    }

    @Test
    void callsAWideSpreadNoisyHoweverManySamplesThereAre() {
        assertThat(judge(100_000, i -> 10 + 0.3 * (i * 7 % 10))).satisfies(judgement -> {
            assertThat(judgement.verdict()).isEqualTo(Verdict.NOISY);
            assertThat(judgement.reason()).contains("Half of the samples");
        });
    }

    @Test
    void isNotFooledBySpikes() {
        assertThat(judge(1000, i -> i % 50 == 0 ? 500 : 10).verdict()).isEqualTo(Verdict.STABLE);
    }

    private final Random random = new Random(1);

    private static Judgement judge(int count, IntToDoubleFunction latency) {
        double[] samples = new double[count];
        Arrays.setAll(samples, latency);
        return Judgement.of(new Samples(samples));
    }
}
