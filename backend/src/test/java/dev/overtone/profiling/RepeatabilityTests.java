package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatabilityTests {

    private static final Latency.Interval OWN = new Latency.Interval(9.95, 10.05, 0.95);

    @Test
    void assumesOnePercentUntilRunsRepeat() {
        Repeatability unknown = Repeatability.of(List.of(List.of(10.0), List.of(250.0)));
        assertThat(unknown).isEqualTo(new Repeatability(0.01, 0));
        // Student's t with two degrees of freedom: 4.303.
        assertThat(unknown.reach()).isCloseTo(0.04303, within(1e-5));
    }

    @Test
    void learnsWithinGroupsOnly() {
        List<List<Double>> groups = new ArrayList<>();
        for (double network : new double[] {1, 10, 100}) {
            groups.add(network == 1 ? List.of(1.0) : List.of(network * Math.exp(0.02), network * Math.exp(-0.02)));
        }
        // 2 assumed of 0.01², and two differences of 0.04, each with one degree of freedom.
        assertThat(Repeatability.of(groups).repeats()).isEqualTo(2);
        assertThat(Repeatability.of(groups).deviation())
                .isCloseTo(Math.sqrt((2 * 0.0001 + 4 * 0.0004) / 4), within(1e-12));
    }

    @Test
    void widensTheIntervalOnBothSidesAndKeepsItsMiddle() {
        Latency.Interval wide = new Repeatability(0.02, 1000).around(10, OWN);
        assertThat(wide.low()).isCloseTo(10 * Math.exp(-Math.hypot(0.02 * 1.962, Math.log(10 / 9.95))), within(1e-3));
        assertThat(wide.high()).isCloseTo(10 * Math.exp(Math.hypot(0.02 * 1.962, Math.log(10.05 / 10))), within(1e-3));
        assertThat(wide.level()).isEqualTo(0.95);
    }

    /** What an interval promises, on machines that are unlike what is assumed at first. */
    @ParameterizedTest(name = "runs that differ by {0}, {1} known")
    @CsvSource({"0.003, 0, 0.99", "0.02, 5, 0.92", "0.02, 40, 0.94", "0.05, 20, 0.92"})
    void holdsForOtherRuns(double deviation, int known, double least) {
        var random = new Random(5);
        int held = 0;
        int times = 2000;
        for (int i = 0; i < times; i++) {
            double[] medians = random.doubles(known + 1L, 0, 1)
                    .map(_ -> 10 * Math.exp(deviation * random.nextGaussian()))
                    .toArray();
            Repeatability learnt =
                    Repeatability.of(List.of(Arrays.stream(medians).boxed().toList()));
            double median = medians[0];
            Latency.Interval interval =
                    learnt.around(median, new Latency.Interval(median * 0.999, median * 1.001, 0.95));
            held += interval.low() <= 10 && 10 <= interval.high() ? 1 : 0;
        }
        assertThat((double) held / times).isGreaterThanOrEqualTo(least);
    }

    @Test
    void letsTwoRunsOfDifferentProcessesBeAlike() {
        double[] first = samples(10.0);
        double[] second = samples(10.2);
        MedianRatio ofTheseRuns = MedianRatio.of(first, second);
        assertThat(ofTheseRuns.outcome()).isEqualTo(MedianRatio.Outcome.SLOWER);
        var onThisMachine = new Repeatability(0.02, 50);
        MedianRatio amongRuns = ofTheseRuns.amongRuns(onThisMachine, onThisMachine);
        assertThat(amongRuns.outcome()).isEqualTo(MedianRatio.Outcome.NOT_DISTINGUISHABLE);
        assertThat(amongRuns.ratio()).isEqualTo(ofTheseRuns.ratio());
        assertThat(ofTheseRuns
                        .amongRuns(new Repeatability(0.001, 50), new Repeatability(0.001, 50))
                        .outcome())
                .isEqualTo(MedianRatio.Outcome.SLOWER);
    }

    private static double[] samples(double median) {
        return new Random(7)
                .doubles(200, 0, 1)
                .map(share -> median * (0.995 + share / 100))
                .toArray();
    }
}
