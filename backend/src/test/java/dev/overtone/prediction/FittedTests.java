package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.ObservedContext;
import dev.overtone.trials.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FittedTests {

    private static final ObservedContext SOURCE = new ObservedContext(
            new LatencyContext("p1", "eager", "fp32", 1, 1),
            "A processor",
            40,
            40,
            Instant.parse("2026-11-24T12:00:00Z"));

    private static List<Timings.Timing> timings = List.of();

    @BeforeAll
    static void reads() throws IOException {
        timings = Timings.read(Path.of("src/test/resources/prediction/eager-80.csv"));
    }

    /** Of networks that it has not seen, nine of ten lie in the interval, give or take what 40 of them can tell. */
    @Test
    void keepsWhatItsIntervalPromises() {
        int within = 0;
        int all = 0;
        for (int split = 0; split < 10; split++) {
            var order = new ArrayList<>(timings);
            java.util.Collections.shuffle(order, new Random(split));
            Fitted fitted = Fitted.of(SOURCE, examples(order.subList(0, 40)));
            for (var unseen : order.subList(40, 80)) {
                Expectation expected =
                        fitted.expect(Analysis.of(unseen.network().graph()));
                assertThat(expected.milliseconds()).isBetween(expected.least(), expected.most());
                within += unseen.milliseconds() >= expected.least() && unseen.milliseconds() <= expected.most() ? 1 : 0;
                all++;
            }
        }
        assertThat((double) within / all).isBetween(0.85, 0.98);
    }

    @Test
    void saysWhenANetworkIsUnlikeThoseMeasured() {
        var plain = timings.stream()
                .filter(timing -> !((HarDNet) timing.network()).depthwise())
                .toList();
        Fitted fitted = Fitted.of(SOURCE, examples(plain));
        assertThat(fitted.expect(Analysis.of(HarDNet.hardnet68ds().graph())).beyond())
                .isEqualTo("None of the networks measured has depthwise convolutions.");
        Expectation large = fitted.expect(Analysis.of(HarDNet.hardnet85().graph()));
        assertThat(large.extrapolates()).isTrue();
        assertThat(large.beyond()).startsWith("The networks measured have ").endsWith(" G MACs.");
        assertThat(fitted.expect(Analysis.of(plain.getFirst().network().graph()))
                        .extrapolates())
                .isFalse();
        assertThat(fitted.expect(Analysis.of(DenseNet.densenet121().graph())).milliseconds())
                .isPositive();
    }

    @Test
    void isNotBentByOneNetworkThatWasMeasuredInABadMoment() {
        List<Example> clean = examples(timings.subList(0, 40));
        var spoilt = new ArrayList<>(clean);
        spoilt.set(
                7,
                Example.of(
                        Analysis.of(timings.get(7).network().graph()),
                        4 * timings.get(7).milliseconds(),
                        1));
        Analysis asked = Analysis.of(HarDNet.hardnet68ds().graph());
        double undisturbed = Fitted.of(SOURCE, clean).expect(asked).milliseconds();
        assertThat(Fitted.of(SOURCE, spoilt).expect(asked).milliseconds())
                .isCloseTo(undisturbed, within(0.03 * undisturbed));
    }

    @Test
    void givesFiguresForTheFewestNetworksThereMayBe() {
        Fitted fitted = Fitted.of(SOURCE, examples(timings.subList(0, Fitted.FEWEST)));
        assertThat(fitted.networks()).isEqualTo(Fitted.FEWEST);
        Expectation expected =
                fitted.expect(Analysis.of(timings.get(20).network().graph()));
        assertThat(expected.least()).isPositive().isFinite();
        assertThat(expected.most()).isFinite();
    }

    private static List<Example> examples(List<Timings.Timing> timings) {
        return timings.stream()
                .map(timing -> Example.of(Analysis.of(timing.network().graph()), timing.milliseconds(), 1))
                .toList();
    }
}
