package dev.overtone.architecture.zoo;

import dev.overtone.architecture.Block;
import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.Shape;
import java.util.List;
import java.util.function.IntFunction;

/** Draws a network whose links stay inside their block; families differ in who links to whom and what leaves a block. */
final class BlockwiseDrawing {

    private final List<DenseStage> blocks;
    private final DenseDrawing drawing;
    private final GraphBuilder graph;

    BlockwiseDrawing(Shape input, List<DenseStage> blocks, int bottleneck, double dropout) {
        this.blocks = blocks;
        this.drawing = new DenseDrawing(input, blocks, bottleneck, dropout);
        this.graph = drawing.graph;
    }

    /**
     * @param links the layers that layer k reads
     * @param outputs the layers that a block of depth L gives on
     */
    LayerGraph draw(int stem, double compression, int classes, IntFunction<int[]> links, IntFunction<int[]> outputs) {
        int node = drawing.stem(stem);
        for (int i = 0; i < blocks.size(); i++) {
            node = block(i, node, links, outputs);
            if (i < blocks.size() - 1) {
                node = drawing.transition(drawing.transitionPath(i), compression, node);
            }
        }
        return drawing.head(classes, node);
    }

    /** The block's input and every layer, ascending: 0..L. */
    static int[] inputAndAllLayers(int depth) {
        return Links.dense(depth + 1);
    }

    private int block(int index, int input, IntFunction<int[]> rule, IntFunction<int[]> outputs) {
        DenseStage stage = blocks.get(index);
        int depth = stage.depth();
        ModulePath path = drawing.blockPath(index);
        int[][] links = new int[depth][];
        int[] widths = new int[depth];
        int[] ends = new int[depth + 1];
        ends[0] = input;
        for (int k = 1; k <= depth; k++) {
            links[k - 1] = rule.apply(k);
            widths[k - 1] = stage.growthRate();
            ModulePath layer = drawing.layerPath(path, k);
            int in = graph.concat(layer, "cat", Links.nodes(links[k - 1], ends));
            ends[k] = drawing.layer(layer, stage.growthRate(), in);
        }
        int out = graph.concat(path, "", Links.nodes(outputs.apply(depth), ends));
        graph.addBlock(new Block(graph.shape(input).channels(), graph.shape(out).channels(), links, widths, ends));
        return out;
    }
}
