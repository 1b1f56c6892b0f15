package dev.overtone.analysis.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import dev.overtone.architecture.zoo.Presets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurroundingsTests {

    private static final HarDNet SMALL = (HarDNet) preset("hardnet-39ds");

    @Test
    void variesGrowthRatesDepthMultiplierStemLayersAndResolutionOfAHarDNet() {
        DesignSpace space = DesignSpace.around(SMALL);
        assertThat(space.variables().stream().map(Variable::kind))
                .containsExactly(
                        Kind.GROWTH_RATE_SCALE,
                        Kind.GROWTH_RATE_SCALE,
                        Kind.GROWTH_RATE_SCALE,
                        Kind.GROWTH_RATE_SCALE,
                        Kind.DEPTH_SCALE,
                        Kind.MULTIPLIER,
                        Kind.STEM,
                        Kind.DEPTHWISE,
                        Kind.RESOLUTION);
        assertThat(space.variables().get(2).blocks()).containsExactly(2);
        assertThat(values(space, Kind.GROWTH_RATE_SCALE)).contains(List.of(0.5, 0.75, 1.0, 1.25, 1.5));
        assertThat(values(space, Kind.DEPTH_SCALE)).contains(List.of(0.5, 1.0, 2.0));
        assertThat(values(space, Kind.MULTIPLIER)).contains(List.of(1.4, 1.5, 1.6, 1.7, 1.8));
        assertThat(values(space, Kind.STEM)).contains(List.of(18.0, 24.0, 36.0));
        assertThat(values(space, Kind.DEPTHWISE)).contains(List.of(0.0, 1.0));
        assertThat(values(space, Kind.RESOLUTION)).contains(List.of(160.0, 192.0, 224.0, 256.0));
    }

    @Test
    void leavesAMultiplierThatBlocksDoNotShare() {
        var blocks = List.of(
                with(1.2, SMALL.blocks().getFirst()),
                SMALL.blocks().get(1),
                SMALL.blocks().getLast());
        DesignSpace space = DesignSpace.around(SMALL.with(SMALL.input(), SMALL.multiplier(), blocks));
        assertThat(values(space, Kind.MULTIPLIER)).isEmpty();
    }

    @Test
    void takesAMultiplierOfAllBlocksForTheNetworks() {
        var blocks = SMALL.blocks().stream().map(block -> with(1.25, block)).toList();
        DesignSpace space = DesignSpace.around(SMALL.with(SMALL.input(), SMALL.multiplier(), blocks));
        assertThat(values(space, Kind.MULTIPLIER)).contains(List.of(1.05, 1.15, 1.25, 1.35, 1.45));
    }

    @Test
    void leavesTheResolutionOfWhatIsNotSquare() {
        DesignSpace space = DesignSpace.around(SMALL.with(new Shape(3, 224, 192), 1.6, SMALL.blocks()));
        assertThat(values(space, Kind.RESOLUTION)).isEmpty();
    }

    @Test
    void variesTheStemOfADenseNetByItsHalf() {
        DesignSpace space = DesignSpace.around(DenseNet.densenet121());
        assertThat(values(space, Kind.STEM)).contains(List.of(24.0, 32.0, 48.0));
        assertThat(values(space, Kind.DEPTH_SCALE)).contains(List.of(0.75, 1.0, 1.25));
        assertThat(values(space, Kind.MULTIPLIER)).isEmpty();
        assertThat(values(space, Kind.DEPTHWISE)).isEmpty();
        assertThat(space.variables().stream().filter(variable -> variable.kind() == Kind.GROWTH_RATE_SCALE))
                .hasSize(4);
    }

    @Test
    void variesTheOneGrowthRateOfALogDenseNetThatIsLinkedAsAWhole() {
        var network = (LogDenseNet) preset("log-densenet-121");
        long rates = DesignSpace.around(network).variables().stream()
                .filter(variable -> variable.kind() == Kind.GROWTH_RATE_SCALE)
                .count();
        assertThat(rates).isEqualTo(network.scope() == LogDenseNet.Scope.NETWORK ? 1 : 4);
    }

    private static HarDBlock with(double multiplier, HarDBlock block) {
        return new HarDBlock(
                block.growthRate(), block.depth(), block.outChannels(), block.downsample(), multiplier, null);
    }

    private static Optional<List<Double>> values(DesignSpace space, Kind kind) {
        return space.variables().stream()
                .filter(variable -> variable.kind() == kind)
                .findFirst()
                .map(Variable::values);
    }

    private static NetworkSpec preset(String name) {
        return Presets.find(name).orElseThrow().network();
    }
}
