package dev.overtone.analysis;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;

/**
 * Which activations are alive when, in execution order: the inputs and the output of the current operation are; a tensor
 * dies after its last reader; normalisation, activation and dropout write in place where nobody reads their input later;
 * a concatenation writes a new tensor.
 */
final class Liveness {

    private final LayerGraph graph;
    private final int[] lastReader;

    private Liveness(LayerGraph graph) {
        this.graph = graph;
        this.lastReader = new int[graph.size()];
        for (int node = 1; node < graph.size(); node++) {
            for (int i = 0, n = graph.inputs(node); i < n; i++) {
                lastReader[graph.input(node, i)] = node;
            }
        }
    }

    static Liveness of(LayerGraph graph) {
        return new Liveness(graph);
    }

    /** The most elements alive at once, for one image. */
    long peakElements() {
        long alive = graph.shape(LayerGraph.INPUT).elements();
        long peak = alive;
        for (int node = 1; node < graph.size(); node++) {
            if (writesInPlace(node)) {
                continue;
            }
            alive += graph.shape(node).elements();
            peak = Math.max(peak, alive);
            for (int i = 0, n = graph.inputs(node); i < n; i++) {
                int input = graph.input(node, i);
                if (lastReader[input] == node) {
                    alive -= graph.shape(input).elements();
                }
            }
        }
        return peak;
    }

    private boolean writesInPlace(int node) {
        return switch (graph.layer(node)) {
            case Layer.BatchNorm _, Layer.Relu _, Layer.Relu6 _, Layer.Dropout _ -> lastReader[graph.input(node, 0)]
                    == node;
            case Layer.Input _,
                    Layer.Conv2d _,
                    Layer.MaxPool _,
                    Layer.AvgPool _,
                    Layer.GlobalAvgPool _,
                    Layer.Concat _,
                    Layer.Linear _ -> false;
        };
    }
}
