package dev.overtone.architecture.zoo;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violations;
import java.util.List;

/**
 * DenseNet-BC (Huang et al., CVPR 2017): every layer of a block reads the block's input and all layers before it. Layer
 * order and module names are torchvision's.
 *
 * @param stem width of the first convolution
 * @param bottleneck width of each layer's 1×1 in growth rates
 * @param compression share of the channels that a transition keeps, rounded down
 */
public record DenseNet(
        Shape input, int stem, List<DenseStage> blocks, int bottleneck, double compression, double dropout, int classes)
        implements NetworkSpec {

    public static final String FAMILY = "densenet";
    public static final int DEFAULT_STEM = 64;
    public static final int DEFAULT_BOTTLENECK = 4;
    public static final double DEFAULT_COMPRESSION = 0.5;
    public static final double DEFAULT_DROPOUT = 0;

    /** @throws dev.overtone.architecture.InvalidNetwork naming every field that is out of range */
    public DenseNet {
        blocks = List.copyOf(blocks);
        check(input, stem, blocks, bottleneck, compression, dropout, classes).throwIfAny();
    }

    static Violations check(
            Shape input,
            int stem,
            List<DenseStage> blocks,
            int bottleneck,
            double compression,
            double dropout,
            int classes) {
        var violations = new Violations();
        Checks.common(violations, input, classes, blocks.size(), dropout);
        violations.check(Limits.CHANNELS, "stem[0]", stem);
        violations.check(Limits.BOTTLENECK, "bottleneck", bottleneck);
        violations.check(Limits.COMPRESSION, "compression", compression);
        for (int i = 0; i < blocks.size(); i++) {
            Checks.block(
                    violations, i, blocks.get(i).growthRate(), blocks.get(i).depth());
        }
        return violations;
    }

    public static DenseNet densenet121() {
        return preset(32, 64, 6, 12, 24, 16);
    }

    public static DenseNet densenet161() {
        return preset(48, 96, 6, 12, 36, 24);
    }

    public static DenseNet densenet169() {
        return preset(32, 64, 6, 12, 32, 32);
    }

    public static DenseNet densenet201() {
        return preset(32, 64, 6, 12, 48, 32);
    }

    private static DenseNet preset(int growthRate, int stem, int... depths) {
        return new DenseNet(
                Checks.IMAGENET,
                stem,
                stages(growthRate, depths),
                DEFAULT_BOTTLENECK,
                DEFAULT_COMPRESSION,
                DEFAULT_DROPOUT,
                Checks.IMAGENET_CLASSES);
    }

    static List<DenseStage> stages(int growthRate, int... depths) {
        return java.util.Arrays.stream(depths)
                .mapToObj(depth -> new DenseStage(growthRate, depth))
                .toList();
    }

    /** The same design with another input, other blocks and classes. */
    public DenseNet with(Shape otherInput, List<DenseStage> otherBlocks, int otherClasses) {
        return new DenseNet(otherInput, stem, otherBlocks, bottleneck, compression, dropout, otherClasses);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public int depth() {
        return blocks.stream().mapToInt(DenseStage::depth).sum();
    }

    @Override
    public LayerGraph graph() {
        return new BlockwiseDrawing(input, blocks, bottleneck, dropout)
                .draw(stem, compression, classes, Links::dense, BlockwiseDrawing::inputAndAllLayers);
    }
}
