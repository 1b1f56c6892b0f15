package dev.overtone.architecture.zoo;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import java.util.List;

/**
 * LogDenseNet (Hu et al., arXiv 1711.00002): layer k reads k-2^n for every n. Built of DenseNet-BC's layers.
 *
 * @param scope how far the links reach and what a block gives on
 * @param stem width of the first convolution
 */
public record LogDenseNet(
        Shape input,
        Scope scope,
        int stem,
        List<DenseStage> blocks,
        int bottleneck,
        double compression,
        double dropout,
        int classes)
        implements NetworkSpec {

    public static final String FAMILY = "log-densenet";
    public static final double DEFAULT_COMPRESSION_ACROSS_NETWORK = 1.0;

    /** How far links reach. */
    public enum Scope {
        /** Inside a block; the block gives on its input and all layers. */
        BLOCK,
        /** Inside a block; the block gives on what layer L+1 would read (SparseNet, arXiv 1801.05895). */
        SPARSE,
        /** Across the whole network, as the authors' AnytimeLogDenseNetV1 does. */
        NETWORK
    }

    /** @throws dev.overtone.architecture.InvalidNetwork naming every field that is out of range */
    public LogDenseNet {
        blocks = List.copyOf(blocks);
        Violations violations = DenseNet.check(input, stem, blocks, bottleneck, compression, dropout, classes);
        if (scope == Scope.NETWORK) {
            for (int i = 1; i < blocks.size(); i++) {
                int first = blocks.getFirst().growthRate();
                int own = blocks.get(i).growthRate();
                if (own != first) {
                    String field = "blocks[" + i + "].growthRate";
                    violations.add(new Violation(
                            field,
                            own,
                            Integer.toString(first),
                            field + " must be " + first
                                    + " like the first block's: scope \"network\" has one growth rate, was " + own
                                    + "."));
                }
            }
        }
        violations.throwIfAny();
    }

    public static LogDenseNet logDenseNet121() {
        return new LogDenseNet(
                Checks.IMAGENET,
                Scope.BLOCK,
                DenseNet.DEFAULT_STEM,
                DenseNet.stages(32, 6, 12, 24, 16),
                DenseNet.DEFAULT_BOTTLENECK,
                DenseNet.DEFAULT_COMPRESSION,
                DenseNet.DEFAULT_DROPOUT,
                Checks.IMAGENET_CLASSES);
    }

    /** The same design with another input, other blocks and classes. */
    public LogDenseNet with(Shape otherInput, List<DenseStage> otherBlocks, int otherClasses) {
        return new LogDenseNet(otherInput, scope, stem, otherBlocks, bottleneck, compression, dropout, otherClasses);
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
        return switch (scope) {
            case BLOCK -> blockwise(BlockwiseDrawing::inputAndAllLayers);
            case SPARSE -> blockwise(depth -> Links.logarithmic(depth + 1));
            case NETWORK ->
                new AcrossNetworkDrawing(input, blocks, bottleneck, dropout).draw(stem, compression, classes);
        };
    }

    private LayerGraph blockwise(java.util.function.IntFunction<int[]> outputs) {
        return new BlockwiseDrawing(input, blocks, bottleneck, dropout)
                .draw(stem, compression, classes, Links::logarithmic, outputs);
    }
}
