package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.trials.Timings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The quick form of the trial {@code Predictions}, on times that were measured once: 80 random HarDNets through the
 * product's blocks on one thread of an AMD EPYC (Zen 5), processor time of a forward, the least of ten rounds. The terms
 * were chosen on these; the trial measures others.
 */
class FitTests {

    private static final Splits SPLITS = new Splits();

    @BeforeAll
    static void reads() throws IOException {
        Timings.read(Path.of("src/test/resources/prediction/eager-80.csv"))
                .forEach(timing -> SPLITS.add(timing.network(), timing.milliseconds()));
    }

    @Test
    void predictsUnseenNetworksFromForty() {
        Quality ours = SPLITS.ofOurs(40, 20);
        Quality macs = SPLITS.ofMacsAlone(40, 20);
        assertThat(ours.withinTenPercent()).isGreaterThan(0.92).isGreaterThan(macs.withinTenPercent() + 0.3);
        assertThat(ours.meanError()).isLessThan(0.05).isLessThan(macs.meanError() / 2);
        assertThat(ours.tau()).isGreaterThan(0.95).isGreaterThan(macs.tau() + 0.05);
    }

    @Test
    void doesBetterTheMoreItSaw() {
        assertThat(SPLITS.ofOurs(20, 20).withinTenPercent())
                .isGreaterThan(SPLITS.ofOurs(10, 20).withinTenPercent())
                .isLessThan(SPLITS.ofOurs(40, 20).withinTenPercent());
    }
}
