package dev.overtone.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.Layer.Linear;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks at the limits of the design: counted exactly, or refused where they go too far. */
class BoundsTests {

    private static final Shape LARGEST_INPUT = new Shape(1024, 8192, 8192);
    private static final long MOST_PARAMETERS = 200_000_000_000L;

    @Test
    void countsTheLargestNetworksExactly() {
        int blocks = 1;
        while (isLegal(wide(blocks + 1))) {
            blocks++;
        }
        Totals totals = exactly(wide(blocks).graph());
        // One block more and it is refused: this one fills the limit nearly.
        assertThat(totals.parameters()).isGreaterThan(MOST_PARAMETERS * 9 / 10);
        assertThat(totals.macs()).isGreaterThan(Long.MAX_VALUE / 100);
    }

    @Test
    void countsTheDeepestNetworksExactly() {
        var block = new HarDBlock(16, 512, 256, false);
        exactly(new HarDNet(
                        LARGEST_INPUT,
                        false,
                        1.0,
                        new HarDNet.Stem(32, 64),
                        Collections.nCopies(64, block),
                        true,
                        0,
                        1_000_000)
                .graph());
        var stage = new DenseStage(1, 512);
        for (Scope scope : Scope.values()) {
            exactly(new LogDenseNet(LARGEST_INPUT, scope, 8, Collections.nCopies(11, stage), 1, 0.5, 0, 1).graph());
        }
    }

    @Test
    void refusesMoreParametersThanTheLimit() {
        int blocks = 1;
        while (isLegal(wide(blocks))) {
            blocks++;
        }
        assertThat(refusal(wide(blocks))).satisfies(violation -> {
            assertThat(violation.field()).matches("blocks\\[\\d+]");
            assertThat(violation.allowed()).isEqualTo("at most 200000000000 parameters");
        });
    }

    @Test
    void refusesAClassifierBeyondTheLimit() {
        var network =
                new DenseNet(new Shape(3, 224, 224), 65_536, List.of(new DenseStage(4096, 128)), 1, 1, 0, 1_000_000);
        assertThat(refusal(network).allowed()).isEqualTo("at most 200000000000 parameters");
    }

    @Test
    void refusesALayerWiderThanTheLimit() {
        var network = hardnet(new Shape(3, 224, 224), new HarDBlock(4096, 64, 1, false, 4.0, null));
        assertThat(refusal(network)).satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("blocks[0]");
            assertThat(violation.value()).isEqualTo("4194304 channels");
            assertThat(violation.allowed()).isEqualTo("at most 1048576 channels");
        });
    }

    @Test
    void acceptsALayerAsWideAsTheLimit() {
        var network = hardnet(new Shape(1, 32, 32), new HarDBlock(4096, 16, 1, false, 4.0, null));
        assertThat(HarDNet.width(4096, 4.0, 16)).isEqualTo(1 << 20);
        // Wide enough; it is the parameters that go too far.
        assertThat(refusal(network).allowed()).isEqualTo("at most 200000000000 parameters");
    }

    /** A block gives on every odd layer and the last: 256 of 510, 257 of 512, each 4096 wide. */
    @Test
    void refusesAConcatenationWiderThanTheLimit() {
        assertThat(isLegal(separable(510))).isTrue();
        assertThat(refusal(separable(512))).satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("blocks[0]");
            assertThat(violation.value()).isEqualTo("1052672 channels");
            assertThat(violation.allowed()).isEqualTo("at most 1048576 channels");
        });
    }

    @ParameterizedTest
    @CsvSource({"1, blocks[0]", "4, blocks[0]", "5, blocks[2]", "12, blocks[2]", "13, blocks[3]", "28, blocks[3]"})
    void refusesAMapThatShrinksToNothingWhereItDoes(int size, String field) {
        var preset = HarDNet.hardnet68();
        var network =
                new HarDNet(new Shape(3, size, size), false, 1.7, preset.stem(), preset.blocks(), false, 0.1, 1000);
        assertThat(refusal(network)).satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.value()).isEqualTo("1×1 feature map");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 29})
    void findsRoomForTheSmallestMaps(int size) {
        var preset = HarDNet.hardnet68();
        var blocks = size == 1 ? List.of(new HarDBlock(1, 1, 1, false)) : preset.blocks();
        var network = new HarDNet(new Shape(1, size, size), false, 1.7, preset.stem(), blocks, false, 0.1, 1);
        exactly(network.graph());
    }

    @ParameterizedTest
    @CsvSource({"8, blocks[1]", "3, blocks[0]"})
    void refusesADenseMapThatShrinksToNothing(int size, String field) {
        var preset = DenseNet.densenet121();
        var network = new DenseNet(new Shape(3, size, size), 64, preset.blocks(), 4, 0.5, 0, 1000);
        assertThat(refusal(network).field()).isEqualTo(field);
    }

    /** Counts once more with numbers that cannot overflow. */
    private static Totals exactly(LayerGraph graph) {
        Totals totals = Analysis.of(graph).totals();
        BigInteger parameters = BigInteger.ZERO;
        BigInteger macs = BigInteger.ZERO;
        BigInteger cio = BigInteger.ZERO;
        BigInteger concat = BigInteger.ZERO;
        BigInteger running = BigInteger.ZERO;
        for (int node = 1; node < graph.size(); node++) {
            Shape in = graph.shape(graph.input(node, 0));
            Shape out = graph.shape(node);
            switch (graph.layer(node)) {
                case Conv2d c -> {
                    BigInteger weights = product(c.filters(), in.channels() / c.groups(), c.kernel(), c.kernel());
                    parameters = parameters.add(weights);
                    macs = macs.add(weights.multiply(product(out.height(), out.width())));
                    cio = cio.add(size(in)).add(size(out));
                }
                case Linear l -> {
                    BigInteger weights = size(in).multiply(product(l.outputs()));
                    parameters = parameters.add(weights).add(product(l.outputs()));
                    macs = macs.add(weights);
                }
                case Layer.BatchNorm _ -> {
                    parameters = parameters.add(product(2, in.channels()));
                    running = running.add(product(2, in.channels()));
                }
                case Layer.Concat _ -> concat = concat.add(size(out));
                default -> {}
            }
        }
        assertThat(BigInteger.valueOf(totals.parameters())).isEqualTo(parameters);
        assertThat(BigInteger.valueOf(totals.macs())).isEqualTo(macs);
        assertThat(BigInteger.valueOf(totals.cio())).isEqualTo(cio);
        assertThat(BigInteger.valueOf(totals.concatElements())).isEqualTo(concat);
        assertThat(BigInteger.valueOf(totals.weightBytes()))
                .isEqualTo(parameters.add(running).multiply(product(4)));
        assertThat(totals.cioWithoutDepthwiseDownsampling()).isBetween(1L, totals.cio());
        assertThat(totals.peakActivationElements()).isPositive();
        return totals;
    }

    /** Blocks about as wide as they may be on the largest maps. */
    private static HarDNet wide(int blocks) {
        return new HarDNet(
                LARGEST_INPUT,
                false,
                1.0,
                new HarDNet.Stem(65_536, 65_536),
                Collections.nCopies(blocks, new HarDBlock(4096, 4, 65_536, false)),
                true,
                0,
                1_000);
    }

    private static HarDNet separable(int depth) {
        var block = new HarDBlock(4096, depth, 1, false);
        return new HarDNet(new Shape(1, 32, 32), true, 1.0, new HarDNet.Stem(1, 1), List.of(block), false, 0, 1);
    }

    private static HarDNet hardnet(Shape input, HarDBlock block) {
        return new HarDNet(input, false, 1.7, new HarDNet.Stem(32, 64), List.of(block), false, 0.1, 1000);
    }

    private static boolean isLegal(NetworkSpec network) {
        try {
            network.graph();
            return true;
        } catch (InvalidNetwork e) {
            return false;
        }
    }

    private static Violation refusal(NetworkSpec network) {
        var refused = catchThrowableOfType(InvalidNetwork.class, network::graph);
        assertThat(refused).isNotNull();
        return refused.violations().getFirst();
    }

    private static BigInteger size(Shape shape) {
        return product(shape.channels(), shape.height(), shape.width());
    }

    private static BigInteger product(long... factors) {
        BigInteger product = BigInteger.ONE;
        for (long factor : factors) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }
}
