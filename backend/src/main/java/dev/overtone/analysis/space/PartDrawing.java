package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.Arrays;

/** A part of a network, drawn in a network that is otherwise as small as can be, and counted there. */
record PartDrawing(Costing costing) {

    /**
     * A part's figures, its parameters last, and the map that the next part reads.
     *
     * @param cost in the costing's columns, and one more
     */
    record Part(double[] cost, Shape map) {}

    /** The costing's columns, and the parameters behind them. */
    int columns() {
        return costing.columns() + 1;
    }

    int parameters() {
        return costing.columns();
    }

    /** All before the network's first block. */
    Part stem(HarDNet network) {
        Analysis analysis = Analysis.of(network.graph());
        int last = analysis.blocks().getFirst().end(0);
        return new Part(cost(analysis, -1, last), analysis.graph().shape(last));
    }

    /**
     * The network's last block.
     *
     * @param withHead whether the classifier counts as the block's
     */
    Part lastBlock(HarDNet network, boolean withHead) {
        Analysis analysis = Analysis.of(network.graph());
        LayerGraph graph = analysis.graph();
        Block block = analysis.blocks().getLast();
        int head = head(graph);
        int last = withHead ? graph.output() : head - 1;
        return new Part(cost(analysis, block.end(0), last), graph.shape(head - 1));
    }

    /** What stands for a block whose cost does not matter, only the map that it gives on. */
    static HarDBlock smallest(int outChannels, boolean downsample) {
        return new HarDBlock(1, 1, outChannels, downsample);
    }

    private static int head(LayerGraph graph) {
        int node = graph.output();
        while (!(graph.layer(node) instanceof Layer.GlobalAvgPool)) {
            node--;
        }
        return node;
    }

    private double[] cost(Analysis analysis, int after, int last) {
        double[] cost = Arrays.copyOf(costing.cost(analysis, after, last), columns());
        LayerGraph graph = analysis.graph();
        for (int node = Math.max(1, after + 1); node <= last; node++) {
            cost[parameters()] += graph.layer(node).parameters(graph.shape(graph.input(node, 0)));
        }
        return cost;
    }
}
