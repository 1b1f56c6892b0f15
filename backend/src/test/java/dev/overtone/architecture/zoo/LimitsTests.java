package dev.overtone.architecture.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet.Scope;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of every family: taken at both ends of its range, refused by name beyond them. */
class LimitsTests {

    private static final Shape INPUT = new Shape(3, 224, 224);
    private static final HarDNet.Stem STEM = new HarDNet.Stem(32, 64);
    private static final HarDBlock BLOCK = new HarDBlock(14, 8, 128, true);
    private static final DenseStage STAGE = new DenseStage(32, 6);

    static Stream<Arguments> numbers() {
        return Stream.of(
                number("hardnet", "input.channels", Limits.INPUT_CHANNELS, x -> hardnet(shape(x, 224, 224), BLOCK)),
                number("hardnet", "input.height", Limits.INPUT_SIZE, x -> hardnet(shape(3, x, 224), BLOCK)),
                number("hardnet", "input.width", Limits.INPUT_SIZE, x -> hardnet(shape(3, 224, x), BLOCK)),
                number("hardnet", "classes", Limits.CLASSES, x -> hardnet(1.7, STEM, 0.1, (int) x)),
                number("hardnet", "dropout", Limits.DROPOUT, x -> hardnet(1.7, STEM, x, 1000)),
                number("hardnet", "multiplier", Limits.MULTIPLIER, x -> hardnet(x, STEM, 0.1, 1000)),
                number("hardnet", "stem[0]", Limits.CHANNELS, x -> hardnet(1.7, stem(x, 64), 0.1, 1000)),
                number("hardnet", "stem[1]", Limits.CHANNELS, x -> hardnet(1.7, stem(32, x), 0.1, 1000)),
                number("hardnet", "blocks", Limits.BLOCKS, x -> hardnet(INPUT, times(BLOCK, x))),
                number(
                        "hardnet",
                        "blocks[1].growthRate",
                        Limits.GROWTH_RATE,
                        x -> hardnet(INPUT, BLOCK, new HarDBlock((int) x, 8, 128, true))),
                number(
                        "hardnet",
                        "blocks[1].depth",
                        Limits.DEPTH,
                        x -> hardnet(INPUT, BLOCK, new HarDBlock(14, (int) x, 128, true))),
                number(
                        "hardnet",
                        "blocks[1].outChannels",
                        Limits.CHANNELS,
                        x -> hardnet(INPUT, BLOCK, new HarDBlock(14, 8, (int) x, true))),
                number(
                        "hardnet",
                        "blocks[1].multiplier",
                        Limits.MULTIPLIER,
                        x -> hardnet(INPUT, BLOCK, new HarDBlock(14, 8, 128, true, x, null))),
                number(
                        "hardnet",
                        "blocks[1].dropout",
                        Limits.DROPOUT,
                        x -> hardnet(INPUT, BLOCK, new HarDBlock(14, 8, 128, true, null, x))),
                number("densenet", "input.height", Limits.INPUT_SIZE, x -> densenet(shape(3, x, 224), STAGE)),
                number("densenet", "classes", Limits.CLASSES, x -> densenet(64, 4, 0.5, 0, (int) x)),
                number("densenet", "stem[0]", Limits.CHANNELS, x -> densenet((int) x, 4, 0.5, 0, 1000)),
                number("densenet", "bottleneck", Limits.BOTTLENECK, x -> densenet(64, (int) x, 0.5, 0, 1000)),
                number("densenet", "compression", Limits.COMPRESSION, x -> densenet(64, 4, x, 0, 1000)),
                number("densenet", "dropout", Limits.DROPOUT, x -> densenet(64, 4, 0.5, x, 1000)),
                number("densenet", "blocks", Limits.BLOCKS, x -> densenet(INPUT, times(STAGE, x))),
                number(
                        "densenet",
                        "blocks[1].growthRate",
                        Limits.GROWTH_RATE,
                        x -> densenet(INPUT, STAGE, new DenseStage((int) x, 6))),
                number(
                        "densenet",
                        "blocks[1].depth",
                        Limits.DEPTH,
                        x -> densenet(INPUT, STAGE, new DenseStage(32, (int) x))),
                number(
                        "log-densenet",
                        "blocks[0].depth",
                        Limits.DEPTH,
                        x -> logDenseNet(Scope.SPARSE, new DenseStage(32, (int) x))));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void takesBothEnds(String field, Range range, DoubleConsumer network) {
        assertThatCode(() -> network.accept(range.least())).doesNotThrowAnyException();
        assertThatCode(() -> network.accept(range.most())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void refusesWhatLiesBeyond(String field, Range range, DoubleConsumer network) {
        double step = range.whole() ? 1 : 1e-6;
        for (double value : new double[] {range.least() - step, range.most() + step}) {
            Violation violation = refusal(() -> network.accept(value));
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.allowed()).isEqualTo(range.allowed());
            assertThat(((Number) violation.value()).doubleValue()).isEqualTo(value);
        }
    }

    @Test
    void refusesAnotherGrowthRateAcrossTheNetwork() {
        Violation violation = refusal(() -> logDenseNet(Scope.NETWORK, STAGE, new DenseStage(16, 6)));
        assertThat(violation.field()).isEqualTo("blocks[1].growthRate");
        assertThat(violation.allowed()).isEqualTo("32");
        assertThatCode(() -> logDenseNet(Scope.BLOCK, STAGE, new DenseStage(16, 6)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var refused = catchThrowableOfType(
                InvalidNetwork.class, () -> hardnet(shape(0, 0, 0), new HarDBlock(0, 0, 0, true, 0.5, 1.0)));
        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "input.channels",
                        "input.height",
                        "input.width",
                        "blocks[0].growthRate",
                        "blocks[0].depth",
                        "blocks[0].outChannels",
                        "blocks[0].multiplier",
                        "blocks[0].dropout");
    }

    private static Arguments number(String family, String field, Range range, DoubleConsumer network) {
        return argumentSet(family + " " + field, field, range, network);
    }

    private static Violation refusal(Runnable network) {
        var refused = catchThrowableOfType(InvalidNetwork.class, network::run);
        assertThat(refused).isNotNull();
        assertThat(refused.violations()).hasSize(1);
        return refused.violations().getFirst();
    }

    private static HarDNet hardnet(Shape input, HarDBlock... blocks) {
        return new HarDNet(input, false, 1.7, STEM, List.of(blocks), false, 0.1, 1000);
    }

    private static HarDNet hardnet(double multiplier, HarDNet.Stem stem, double dropout, int classes) {
        return new HarDNet(INPUT, false, multiplier, stem, List.of(BLOCK), false, dropout, classes);
    }

    private static DenseNet densenet(Shape input, DenseStage... blocks) {
        return new DenseNet(input, 64, List.of(blocks), 4, 0.5, 0, 1000);
    }

    private static DenseNet densenet(int stem, int bottleneck, double compression, double dropout, int classes) {
        return new DenseNet(INPUT, stem, List.of(STAGE), bottleneck, compression, dropout, classes);
    }

    private static LogDenseNet logDenseNet(Scope scope, DenseStage... blocks) {
        return new LogDenseNet(INPUT, scope, 64, List.of(blocks), 4, 0.5, 0, 1000);
    }

    private static Shape shape(double channels, double height, double width) {
        return new Shape((int) channels, (int) height, (int) width);
    }

    private static HarDNet.Stem stem(double first, double second) {
        return new HarDNet.Stem((int) first, (int) second);
    }

    private static HarDBlock[] times(HarDBlock block, double count) {
        return Collections.nCopies((int) count, block).toArray(HarDBlock[]::new);
    }

    private static DenseStage[] times(DenseStage stage, double count) {
        return Collections.nCopies((int) count, stage).toArray(DenseStage[]::new);
    }
}
