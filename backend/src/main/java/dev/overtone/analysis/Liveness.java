package dev.overtone.analysis;

import dev.overtone.architecture.LayerGraph;

/**
 * Which activations are alive as a graph is executed: the inputs and the output of the current operation are; a tensor
 * dies after its last reader; an elementwise operation writes in place where nobody reads its input later; a
 * concatenation writes a new tensor. Told of every node in execution order.
 */
final class Liveness {

    private final LayerGraph graph;
    private long alive;
    private long peak;

    Liveness(LayerGraph graph) {
        this.graph = graph;
        this.alive = graph.shape(LayerGraph.INPUT).elements();
        this.peak = alive;
    }

    /** This node writes a new tensor. */
    void write(int node) {
        alive += graph.shape(node).elements();
        if (alive > peak) {
            peak = alive;
        }
        for (int i = 0, n = graph.inputs(node); i < n; i++) {
            int input = graph.input(node, i);
            if (graph.lastReader(input) == node) {
                alive -= graph.shape(input).elements();
            }
        }
    }

    /** This node's output can take its input's place. */
    void writeElementwise(int node) {
        if (graph.lastReader(graph.input(node, 0)) != node) {
            write(node);
        }
    }

    /** The most elements alive at once, for one image. */
    long peakElements() {
        return peak;
    }
}
