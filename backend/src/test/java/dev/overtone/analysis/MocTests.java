package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overtone.architecture.zoo.HarDNet;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** MACs over CIO, against the reference's figures of the authors' networks. */
class MocTests {

    @Test
    void ofANetwork() {
        assertThat(Analysis.of(HarDNet.hardnet68().graph()).totals().moc())
                .isCloseTo(4_246_114_304.0 / 11_468_940, within(1e-9));
        assertThat(Analysis.of(HarDNet.hardnet68ds().graph()).totals().moc())
                .isCloseTo(775_281_526.0 / 17_324_440, within(1e-9));
    }

    @Test
    void ofALayer() {
        var lowest = Analysis.of(HarDNet.hardnet68ds().graph()).layers().stream()
                .filter(layer -> layer.type() != LayerCost.Type.LINEAR)
                .min(Comparator.comparingDouble(LayerCost::moc))
                .orElseThrow();
        assertThat(lowest.name()).isEqualTo("base.2.dwconv");
        assertThat(lowest.moc()).isCloseTo(1.8, within(1e-9));
    }

    @Test
    void isNoneWithoutTraffic() {
        var layers = Analysis.of(HarDNet.hardnet68().graph()).layers();
        assertThat(layers.getLast().type()).isEqualTo(LayerCost.Type.LINEAR);
        assertThat(layers.getLast().moc()).isZero();
    }

    @Test
    void writesTheKindsOfRowAsTheApiDoes() {
        assertThat(LayerCost.Type.values())
                .extracting(LayerCost.Type::notation)
                .containsExactly("conv2d", "depthwise-conv2d", "linear");
    }
}
