package dev.overtone.architecture.zoo;

import dev.overtone.architecture.Block;
import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.Shape;
import java.util.List;

/**
 * Draws LogDenseNet with links across the whole network (the authors' AnytimeLogDenseNetV1): layers count on from block
 * to block; at each downsampling every earlier layer that is still read later gets a transition of its own.
 */
final class AcrossNetworkDrawing {

    private final List<DenseStage> blocks;
    private final DenseDrawing drawing;
    private final GraphBuilder graph;
    private final int layers;
    /** The node that stands for layer 0..layers at the current resolution. */
    private final int[] current;

    AcrossNetworkDrawing(Shape input, List<DenseStage> blocks, int bottleneck, double dropout) {
        this.blocks = blocks;
        this.drawing = new DenseDrawing(input, blocks, bottleneck, dropout);
        this.graph = drawing.graph;
        this.layers = blocks.stream().mapToInt(DenseStage::depth).sum();
        this.current = new int[layers + 1];
    }

    LayerGraph draw(int stem, double compression, int classes) {
        current[0] = drawing.stem(stem);
        int done = 0;
        int lastInput = current[0];
        for (int i = 0; i < blocks.size(); i++) {
            DenseStage stage = blocks.get(i);
            ModulePath path = drawing.blockPath(i);
            int[][] links = new int[stage.depth()][];
            int[] widths = new int[stage.depth()];
            int[] ends = new int[stage.depth() + 1];
            ends[0] = current[done];
            for (int k = 1; k <= stage.depth(); k++) {
                int layer = done + k;
                links[k - 1] = Links.logarithmic(layer);
                widths[k - 1] = stage.growthRate();
                ModulePath unit = drawing.layerPath(path, k);
                lastInput = graph.concat(unit, "cat", Links.nodes(links[k - 1], current));
                current[layer] = drawing.layer(unit, stage.growthRate(), lastInput);
                ends[k] = current[layer];
            }
            int in = graph.shape(ends[0]).channels();
            done += stage.depth();
            if (i < blocks.size() - 1) {
                graph.addBlock(new Block(in, graph.shape(ends[stage.depth()]).channels(), links, widths, ends));
                transition(drawing.transitionPath(i), done, compression);
            } else {
                int out = graph.concat(path, "", lastInput, current[done]);
                graph.addBlock(new Block(in, graph.shape(out).channels(), links, widths, ends));
                return drawing.head(classes, out);
            }
        }
        throw new AssertionError("a network has at least one block");
    }

    private void transition(ModulePath path, int done, double compression) {
        for (int layer = 0; layer <= done; layer++) {
            if (isReadAfter(layer, done)) {
                current[layer] = drawing.transition(path.child(layer), compression, current[layer]);
            }
        }
    }

    private boolean isReadAfter(int layer, int done) {
        for (int step = 1; layer + step <= layers; step <<= 1) {
            if (layer + step > done) {
                return true;
            }
        }
        return false;
    }
}
