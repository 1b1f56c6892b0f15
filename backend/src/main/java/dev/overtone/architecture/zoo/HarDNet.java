package dev.overtone.architecture.zoo;

import dev.overtone.architecture.Block;
import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.Layer.BatchNorm;
import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.Layer.Dropout;
import dev.overtone.architecture.Layer.Linear;
import dev.overtone.architecture.Layer.MaxPool;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HarDNet (Chao et al., ICCV 2019): layer k links to k-2^n where 2^n divides k, and is wider the more it is read. Layer
 * order, rounding and module names are those of the authors' released classification code, whose recursion this
 * replaces by a closed form.
 *
 * @param multiplier growth m of a layer's width for each power of two that divides its index; a block may override it
 * @param depthwise 1×1 plus depthwise 3×3 layers, strided depthwise instead of max pooling
 * @param keepBase a block's output begins with its input
 * @param dropout probability before the classifier
 */
public record HarDNet(
        Shape input,
        boolean depthwise,
        double multiplier,
        Stem stem,
        List<HarDBlock> blocks,
        boolean keepBase,
        double dropout,
        int classes)
        implements NetworkSpec {

    public static final String FAMILY = "hardnet";
    public static final double DEFAULT_MULTIPLIER = 1.7;
    public static final Stem DEFAULT_STEM = new Stem(32, 64);
    public static final double DEFAULT_DROPOUT = 0.1;
    public static final double DEFAULT_DROPOUT_DEPTHWISE = 0.05;

    /** The widths of the two convolutions before the first block. */
    public record Stem(int first, int second) {}

    /**
     * One harmonic block with the 1×1 transition behind it.
     *
     * @param outChannels width after the transition
     * @param downsample whether the map is halved behind the transition
     * @param multiplier this block's m, or null for the network's
     * @param dropout probability before the transition, or null for no such layer
     */
    public record HarDBlock(
            int growthRate,
            int depth,
            int outChannels,
            boolean downsample,
            @Nullable Double multiplier,
            @Nullable Double dropout) {

        public HarDBlock(int growthRate, int depth, int outChannels, boolean downsample) {
            this(growthRate, depth, outChannels, downsample, null, null);
        }
    }

    /** @throws dev.overtone.architecture.InvalidNetwork naming every field that is out of range */
    public HarDNet {
        blocks = List.copyOf(blocks);
        var violations = new Violations();
        Checks.common(violations, input, classes, blocks.size(), dropout);
        violations.check(Limits.MULTIPLIER, "multiplier", multiplier);
        violations.check(Limits.CHANNELS, "stem[0]", stem.first());
        violations.check(Limits.CHANNELS, "stem[1]", stem.second());
        for (int i = 0; i < blocks.size(); i++) {
            HarDBlock block = blocks.get(i);
            Checks.block(violations, i, block.growthRate(), block.depth());
            violations.check(Limits.CHANNELS, i, "outChannels", block.outChannels());
            if (block.multiplier() != null) {
                violations.check(Limits.MULTIPLIER, i, "multiplier", block.multiplier());
            }
            if (block.dropout() != null) {
                violations.check(Limits.DROPOUT, i, "dropout", block.dropout());
            }
        }
        violations.throwIfAny();
    }

    public static HarDNet hardnet39ds() {
        return preset(
                true, 1.6, 24, 48, 0.05, down(16, 4, 96), down(20, 16, 320), down(64, 8, 640), keep(160, 4, 1024));
    }

    public static HarDNet hardnet68() {
        return preset(
                false,
                1.7,
                32,
                64,
                0.1,
                down(14, 8, 128),
                keep(16, 16, 256),
                down(20, 16, 320),
                down(40, 16, 640),
                keep(160, 4, 1024));
    }

    public static HarDNet hardnet68ds() {
        return preset(
                true,
                1.7,
                32,
                64,
                0.05,
                down(14, 8, 128),
                keep(16, 16, 256),
                down(20, 16, 320),
                down(40, 16, 640),
                keep(160, 4, 1024));
    }

    public static HarDNet hardnet85() {
        var last = new HarDBlock(256, 4, 1280, false, null, 0.1);
        return preset(
                false,
                1.7,
                48,
                96,
                0.2,
                down(24, 8, 192),
                keep(24, 16, 256),
                down(28, 16, 320),
                keep(36, 16, 480),
                down(48, 16, 720),
                last);
    }

    private static HarDNet preset(
            boolean depthwise, double multiplier, int first, int second, double dropout, HarDBlock... blocks) {
        return new HarDNet(
                Checks.IMAGENET,
                depthwise,
                multiplier,
                new Stem(first, second),
                List.of(blocks),
                false,
                dropout,
                Checks.IMAGENET_CLASSES);
    }

    private static HarDBlock down(int growthRate, int depth, int outChannels) {
        return new HarDBlock(growthRate, depth, outChannels, true);
    }

    private static HarDBlock keep(int growthRate, int depth, int outChannels) {
        return new HarDBlock(growthRate, depth, outChannels, false);
    }

    /** The same design with another input, multiplier and blocks. */
    public HarDNet with(Shape otherInput, double otherMultiplier, List<HarDBlock> otherBlocks) {
        return new HarDNet(otherInput, depthwise, otherMultiplier, stem, otherBlocks, keepBase, dropout, classes);
    }

    @Override
    public String family() {
        return FAMILY;
    }

    /** m of this block: its own, or the network's. */
    public double multiplierOf(HarDBlock block) {
        Double own = block.multiplier();
        return own != null ? own : multiplier;
    }

    @Override
    public int depth() {
        return blocks.stream().mapToInt(HarDBlock::depth).sum();
    }

    @Override
    public LayerGraph graph() {
        return new Drawing().draw();
    }

    /**
     * Output width of layer k ≥ 1 of a block: the growth rate times m for each power of two dividing k, to the nearest
     * even integer, ties up. The product is iterated in double as the official code does; {@code Math.pow}, decimal
     * arithmetic and float each round some widths differently.
     */
    public static int width(int growthRate, double multiplier, int layer) {
        double width = growthRate;
        for (int n = Integer.numberOfTrailingZeros(layer); n > 0; n--) {
            width *= multiplier;
        }
        return (int) (width + 1) / 2 * 2;
    }

    /** One drawing of the graph: the builder and the index of the next module in {@code base}. */
    private final class Drawing {

        private final GraphBuilder graph = new GraphBuilder(input, blocks.size(), expectedNodes());
        private final ModulePath base = ModulePath.of("base");
        private int modules;

        LayerGraph draw() {
            int node = convolution(next(), stem.first(), 3, 2, LayerGraph.INPUT);
            node = convolution(next(), stem.second(), depthwise ? 1 : 3, 1, node);
            node = halve(next(), 3, 1, node);
            for (int i = 0; i < blocks.size(); i++) {
                HarDBlock block = blocks.get(i);
                graph.enterBlock(i);
                node = block(next(), block, node);
                if (block.dropout() != null) {
                    node = graph.add(new Dropout(block.dropout()), next(), node);
                }
                node = convolution(next(), block.outChannels(), 1, 1, node);
                if (block.downsample()) {
                    node = halve(next(), 2, 0, node);
                }
            }
            ModulePath head = next();
            node = graph.add(Layer.GlobalAvgPool.INSTANCE, head, "0", node);
            node = graph.add(new Dropout(dropout), head, "2", node);
            graph.add(new Linear(classes), head, "3", node);
            return graph.build();
        }

        private ModulePath next() {
            return base.child(modules++);
        }

        private int block(ModulePath module, HarDBlock block, int input) {
            int depth = block.depth();
            int[][] links = new int[depth][];
            int[] widths = new int[depth];
            int[] ends = new int[depth + 1];
            ends[0] = input;
            int[] widthsByPower = widthsByPower(block);
            ModulePath layers = module.child("layers");
            for (int k = 1; k <= depth; k++) {
                int[] read = Links.harmonic(k);
                int width = widthsByPower[Integer.numberOfTrailingZeros(k)];
                links[k - 1] = read;
                widths[k - 1] = width;
                ModulePath layer = layers.child(k - 1);
                int in = read.length == 1 ? ends[read[0]] : graph.concat(layer, "cat", Links.nodes(read, ends));
                ends[k] = depthwise ? separable(layer, width, in) : convolution(layer, width, 3, 1, in);
            }
            int out = graph.concat(module, "", outputs(depth, ends));
            graph.addBlock(
                    new Block(graph.shape(input).channels(), graph.shape(out).channels(), links, widths, ends));
            return out;
        }

        private int[] widthsByPower(HarDBlock block) {
            int powers = 32 - Integer.numberOfLeadingZeros(block.depth());
            int[] widths = new int[powers];
            double multiplier = multiplierOf(block);
            for (int n = 0; n < powers; n++) {
                widths[n] = width(block.growthRate(), multiplier, 1 << n);
                graph.requireWidth(widths[n]);
            }
            return widths;
        }

        /** The input when it is kept, every odd layer, and the last one. */
        private int[] outputs(int depth, int[] ends) {
            int kept = keepBase ? 1 : 0;
            int odd = (depth + 1) / 2;
            boolean lastIsEven = depth % 2 == 0;
            int[] outputs = new int[kept + odd + (lastIsEven ? 1 : 0)];
            if (keepBase) {
                outputs[0] = ends[0];
            }
            for (int i = 0; i < odd; i++) {
                outputs[kept + i] = ends[2 * i + 1];
            }
            if (lastIsEven) {
                outputs[kept + odd] = ends[depth];
            }
            return outputs;
        }

        private int convolution(ModulePath unit, int filters, int kernel, int stride, int input) {
            int node = graph.add(Conv2d.dense(filters, kernel, stride), unit, "conv", input);
            node = graph.add(BatchNorm.STANDARD, unit, "norm", node);
            return graph.add(Layer.Relu6.INSTANCE, unit, "relu", node);
        }

        private int separable(ModulePath unit, int filters, int input) {
            int node = convolution(unit.child("layer1"), filters, 1, 1, input);
            return depthwise(unit.child("layer2"), 1, node);
        }

        private int depthwise(ModulePath unit, int stride, int input) {
            int channels = graph.shape(input).channels();
            int node = graph.add(Conv2d.depthwise(channels, stride), unit, "dwconv", input);
            return graph.add(BatchNorm.STANDARD, unit, "norm", node);
        }

        private int halve(ModulePath module, int kernel, int padding, int input) {
            return depthwise ? depthwise(module, 2, input) : graph.add(new MaxPool(kernel, 2, padding), module, input);
        }

        /** Input, stem and head; for each layer its unit and, for every even one, a concatenation; output and transition. */
        private int expectedNodes() {
            int unit = depthwise ? 5 : 3;
            int nodes = 12;
            for (HarDBlock block : blocks) {
                nodes += block.depth() * unit + block.depth() / 2 + 7;
            }
            return nodes;
        }
    }
}
