package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the harmonic drawing shows of a network.
 *
 * @param blocks in order, each with the transition behind it
 */
record Drawing(Extent input, List<DrawnBlock> blocks, int classes) {

    /** Links beyond this are counted but not sent: nobody can tell them apart, and a browser would choke on them. */
    private static final int MOST_LINKS = 24_000;

    /** A feature map's shape. */
    record Extent(int channels, int height, int width) {
        static Extent of(Shape shape) {
            return new Extent(shape.channels(), shape.height(), shape.width());
        }
    }

    /**
     * One block.
     *
     * @param widths of layers 1..L
     * @param links for each layer 1..L the layers it reads, 0 the block's input, below 0 in earlier blocks; null where
     *     there are too many to draw
     * @param outputs the layers that the block gives on
     * @param next channels behind the transition, or of the block's output when there is none
     */
    record DrawnBlock(
            int growthRate,
            @Nullable Double multiplier,
            Extent map,
            int in,
            int[] widths,
            int @Nullable [][] links,
            int linkCount,
            int[] outputs,
            int out,
            int next,
            boolean downsample) {}

    static Drawing of(NetworkSpec network, Analysis analysis) {
        LayerGraph graph = analysis.graph();
        List<Block> blocks = analysis.blocks();
        var drawn = new ArrayList<DrawnBlock>(blocks.size());
        int drawnLinks = 0;
        int before = 0;
        boolean global = network instanceof LogDenseNet net && net.scope() == LogDenseNet.Scope.NETWORK;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int offset = global ? before : 0;
            int[][] links = IntStream.rangeClosed(1, block.depth())
                    .mapToObj(k -> shifted(block.links(k), offset))
                    .toArray(int[][]::new);
            int count = Arrays.stream(links).mapToInt(read -> read.length).sum();
            drawnLinks += count;
            @Nullable
            Shape next = i + 1 < blocks.size() ? graph.shape(blocks.get(i + 1).end(0)) : null;
            drawn.add(new DrawnBlock(
                    growthRate(network, i),
                    network instanceof HarDNet net
                            ? (Double) net.multiplierOf(net.blocks().get(i))
                            : null,
                    Extent.of(graph.shape(block.end(1))),
                    block.inChannels(),
                    IntStream.rangeClosed(1, block.depth()).map(block::width).toArray(),
                    drawnLinks <= MOST_LINKS ? links : null,
                    count,
                    global ? readLater(blocks, i, before) : outputs(graph, block),
                    block.outChannels(),
                    next != null ? next.channels() : lastWidth(analysis, block),
                    network instanceof HarDNet net ? net.blocks().get(i).downsample() : next != null));
            before += block.depth();
        }
        return new Drawing(Extent.of(network.input()), drawn, network.classes());
    }

    private static int[] shifted(int[] links, int offset) {
        for (int i = 0; i < links.length; i++) {
            links[i] -= offset;
        }
        return links;
    }

    /** Where links cross blocks: the layers of this block, behind {@code before} others, that later ones read. */
    private static int[] readLater(List<Block> blocks, int index, int before) {
        int depth = blocks.get(index).depth();
        var read = new TreeSet<Integer>(List.of(depth));
        for (Block later : blocks.subList(index + 1, blocks.size())) {
            for (int k = 1; k <= later.depth(); k++) {
                Arrays.stream(later.links(k)).map(layer -> layer - before).forEach(read::add);
            }
        }
        return read.subSet(1, depth + 1).stream().mapToInt(Integer::intValue).toArray();
    }

    /** The layers that the concatenation behind the block reads; the last one alone where there is none. */
    private static int[] outputs(LayerGraph graph, Block block) {
        int last = block.end(block.depth());
        int behind = last + 1;
        if (behind >= graph.size() || !(graph.layer(behind) instanceof Layer.Concat)) {
            return new int[] {block.depth()};
        }
        var layers = new HashMap<Integer, Integer>();
        for (int k = 0; k <= block.depth(); k++) {
            layers.put(block.end(k), k);
        }
        return IntStream.range(0, graph.inputs(behind))
                .map(i -> layers.getOrDefault(graph.input(behind, i), -1))
                .filter(layer -> layer >= 0)
                .sorted()
                .toArray();
    }

    /** Channels that reach the classifier: those of the last convolution behind the block, if there is one. */
    private static int lastWidth(Analysis analysis, Block block) {
        List<LayerCost> rows = analysis.layers();
        for (int i = rows.size() - 1; i >= 0 && rows.get(i).node() > block.end(block.depth()); i--) {
            if (rows.get(i).type() == LayerCost.Type.CONV2D) {
                return rows.get(i).out().channels();
            }
        }
        return block.outChannels();
    }

    private static int growthRate(NetworkSpec network, int block) {
        return switch (network) {
            case HarDNet net -> net.blocks().get(block).growthRate();
            case DenseNet net -> stage(net.blocks(), block);
            case LogDenseNet net -> stage(net.blocks(), block);
            default -> 0;
        };
    }

    private static int stage(List<DenseStage> blocks, int block) {
        return blocks.get(block).growthRate();
    }
}
