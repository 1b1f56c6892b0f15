package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.analysis.space.Metric;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.Observation;
import dev.overtone.profiling.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CorrelationsTests {

    @Test
    void saysNothingOfAFewNetworks() {
        Correlations few = Correlations.of(null, networks(4, 0));
        assertThat(few.correlations()).isEmpty();
        assertThat(few.finding()).isNull();
        assertThat(few.networks()).hasSize(4);
    }

    /** Latency is MACs to the power of 0.8, and CIO is chance. */
    @Test
    void tellsWhatOrdersTheNetworksFromWhatDoesNot() {
        Correlations found = Correlations.of(null, networks(40, 0));
        Correlation macs = found.of(Metric.MACS).orElseThrow();
        assertThat(macs.spearman()).isCloseTo(1, within(1e-12));
        assertThat(macs.kendall()).isCloseTo(1, within(1e-12));
        assertThat(macs.line().exponent()).isCloseTo(0.8, within(1e-9));
        assertThat(macs.line().rSquared()).isCloseTo(1, within(1e-9));
        Correlation cio = found.of(Metric.CIO).orElseThrow();
        assertThat(Math.abs(cio.spearman())).isLessThan(0.4);
        assertThat(cio.spearman()).isBetween(cio.least(), cio.most());
        assertThat(found.finding()).satisfies(finding -> {
            assertThat(finding.better()).isEqualTo(Metric.MACS);
            assertThat(finding.worse()).isEqualTo(Metric.CIO);
            assertThat(finding.decided()).isTrue();
        });
        assertThat(found.of(Metric.MILLISECONDS)).isEmpty();
    }

    @Test
    void leavesOpenWhatCannotBeTold() {
        List<Plotted> alike = networks(12, 0.2).stream()
                .map(network -> plotted(
                        network.milliseconds(),
                        network.figure(Metric.MACS),
                        network.figure(Metric.MACS) * (1 + 1e-3 * network.milliseconds())))
                .toList();
        assertThat(Correlations.of(null, alike).finding())
                .satisfies(finding -> assertThat(finding.decided()).isFalse());
    }

    @Test
    void namesTheNetworksFurthestFromTheLineFirst() {
        var networks = new ArrayList<>(networks(40, 0));
        networks.set(3, slower(networks.get(3), 3));
        networks.set(5, slower(networks.get(5), 0.5));
        Correlations found = Correlations.of(null, networks);
        Correlation macs = found.of(Metric.MACS).orElseThrow();
        assertThat(found.outliers(macs)).containsExactly(networks.get(3), networks.get(5));
        assertThat(networks.get(3).ratio(macs)).isBetween(2.7, 3.1);
    }

    private static List<Plotted> networks(int count, double chance) {
        var random = new Random(1);
        var networks = new ArrayList<Plotted>();
        for (int i = 0; i < count; i++) {
            double macs = 1e8 * (1 + 20 * random.nextDouble());
            double cio = 1e6 * (1 + 20 * random.nextDouble());
            networks.add(plotted(Math.pow(macs / 1e7, 0.8) * (1 + chance * random.nextGaussian()), macs, cio));
        }
        return networks;
    }

    private static Plotted slower(Plotted network, double times) {
        return plotted(network.milliseconds() * times, network.figure(Metric.MACS), network.figure(Metric.CIO));
    }

    private static Plotted plotted(double milliseconds, double macs, double cio) {
        var run = new Observation(
                UUID.randomUUID(),
                "f",
                "network",
                HarDNet.hardnet68(),
                new LatencyContext("p1", "eager", "fp32", 1, 1),
                "quick",
                milliseconds,
                1,
                Verdict.STABLE,
                Instant.EPOCH);
        return new Plotted(
                run,
                1,
                true,
                false,
                Map.of(Metric.MACS, macs, Metric.CIO, cio, Metric.BYTES, 4 * cio, Metric.PARAMETERS, 1e6));
    }
}
