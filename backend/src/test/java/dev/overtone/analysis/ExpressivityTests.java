package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressivityTests {

    /** Stem 27 and 9·8, one harmonic layer 9·16, the transition 16: the last being read by nobody's kernel but its own. */
    @Test
    void sumsTheLogarithmOfWhatEachFilterReads() {
        var network = new HarDNet(
                new Shape(3, 64, 64),
                false,
                1,
                new HarDNet.Stem(8, 16),
                List.of(new HarDNet.HarDBlock(16, 1, 8, false)),
                false,
                0,
                10);
        assertThat(Expressivity.of(Analysis.of(network.graph())))
                .isCloseTo(Math.log(27) + Math.log(72) + Math.log(144) + Math.log(16), within(1e-12));
    }

    @Test
    void aDepthwiseFilterReadsOneChannel() {
        var rows = Analysis.of(HarDNet.hardnet39ds().graph()).layers();
        assertThat(rows.stream().filter(row -> row.type() == LayerCost.Type.DEPTHWISE_CONV2D))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Expressivity.of(row)).isEqualTo(Math.log(9)));
    }
}
