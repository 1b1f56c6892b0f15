package dev.overtone.analysis;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;

/**
 * From which step to which each tensor of a graph is in memory; a step is a node's execution. The same rules as
 * {@link Liveness}, which only counts, and keeps up with a search.
 */
public final class Lifetimes {

    private final int[] tensors;
    private final int[] ends;
    private final long[] alive;

    private Lifetimes(int size) {
        this.tensors = new int[size];
        this.ends = new int[size];
        this.alive = new long[size];
    }

    public static Lifetimes of(LayerGraph graph) {
        int size = graph.size();
        var lifetimes = new Lifetimes(size);
        for (int node = 0; node < size; node++) {
            int tensor = takesItsInputsPlace(graph, node) ? lifetimes.tensors[graph.input(node, 0)] : node;
            int lastReader = graph.lastReader(node);
            lifetimes.tensors[node] = tensor;
            lifetimes.ends[tensor] = lastReader == 0 ? size - 1 : lastReader;
        }
        lifetimes.count(graph);
        return lifetimes;
    }

    /** The step that makes the tensor that holds this node's output. */
    public int firstStep(int node) {
        return tensors[node];
    }

    /** The last step for which the tensor that holds this node's output is in memory. */
    public int lastStep(int node) {
        return ends[tensors[node]];
    }

    /** Elements in memory while this node is executed, its inputs and its output among them, for one image. */
    public long aliveElements(int node) {
        return alive[node];
    }

    private static boolean takesItsInputsPlace(LayerGraph graph, int node) {
        return switch (graph.layer(node)) {
            case Layer.BatchNorm _, Layer.Relu _, Layer.Relu6 _, Layer.Dropout _ ->
                graph.lastReader(graph.input(node, 0)) == node;
            case Layer.Input _,
                    Layer.Conv2d _,
                    Layer.Concat _,
                    Layer.MaxPool _,
                    Layer.AvgPool _,
                    Layer.GlobalAvgPool _,
                    Layer.Linear _ -> false;
        };
    }

    private void count(LayerGraph graph) {
        var born = new long[alive.length + 1];
        for (int node = 0; node < alive.length; node++) {
            if (tensors[node] == node) {
                long elements = graph.shape(node).elements();
                born[node] += elements;
                born[ends[node] + 1] -= elements;
            }
        }
        long now = 0;
        for (int node = 0; node < alive.length; node++) {
            now += born[node];
            alive[node] = now;
        }
    }
}
