package dev.overtone.analysis;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;

/**
 * From which step to which each tensor of a graph is in memory; a step is a node's execution. The same rules as
 * {@link Liveness}, which only counts, and keeps up with a search.
 */
public final class Lifetimes {

    private final LayerGraph graph;
    private final Memory memory;
    private final int[] tensors;
    private final int[] ends;
    private final long[] alive;

    /**
     * How tensors take memory.
     *
     * @param inPlace whether an elementwise operation writes into its input where nobody reads that later
     * @param concatFree whether a concatenation is a list of its inputs, which then live as long as it is read, instead
     *     of a copy
     */
    public record Memory(boolean inPlace, boolean concatFree) {

        /** In place, concatenations copied: what {@link Totals#peakActivationElements()} counts. */
        public static final Memory STANDARD = new Memory(true, false);
    }

    private Lifetimes(LayerGraph graph, Memory memory) {
        int size = graph.size();
        this.graph = graph;
        this.memory = memory;
        this.tensors = new int[size];
        this.ends = lastReads();
        this.alive = new long[size];
        shareTensors();
        count();
    }

    public static Lifetimes of(LayerGraph graph) {
        return of(graph, Memory.STANDARD);
    }

    public static Lifetimes of(LayerGraph graph, Memory memory) {
        return new Lifetimes(graph, memory);
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

    /** The first step at which the most elements are in memory. */
    public int peakStep() {
        int peak = 0;
        for (int node = 1; node < alive.length; node++) {
            if (alive[node] > alive[peak]) {
                peak = node;
            }
        }
        return peak;
    }

    /** The most elements in memory at once, for one image. */
    public long peakElements() {
        return alive[peakStep()];
    }

    /** For each node the last step that reads its output, through lists too; what nobody reads is kept. */
    private int[] lastReads() {
        var last = new int[graph.size()];
        for (int node = graph.size() - 1; node > 0; node--) {
            if (last[node] == 0) {
                last[node] = graph.output();
            }
            int read = isAList(node) ? last[node] : node;
            for (int i = 0, n = graph.inputs(node); i < n; i++) {
                int input = graph.input(node, i);
                last[input] = Math.max(last[input], read);
            }
        }
        return last;
    }

    private boolean isAList(int node) {
        if (!memory.concatFree()) {
            return false;
        }
        Layer layer = graph.layer(node);
        return layer instanceof Layer.Concat || (layer instanceof Layer.Dropout && isAList(graph.input(node, 0)));
    }

    private void shareTensors() {
        for (int node = 0; node < tensors.length; node++) {
            int input = node == LayerGraph.INPUT ? node : graph.input(node, 0);
            if (takesItsInputsPlace(node, input)) {
                tensors[node] = tensors[input];
                ends[tensors[input]] = ends[node];
            } else {
                tensors[node] = node;
            }
        }
    }

    private boolean takesItsInputsPlace(int node, int input) {
        return switch (graph.layer(node)) {
            case Layer.Dropout _ -> ends[input] == node;
            case Layer.BatchNorm _, Layer.Relu _, Layer.Relu6 _ ->
                memory.inPlace() && ends[input] == node && !isAList(input);
            case Layer.Input _,
                    Layer.Conv2d _,
                    Layer.Concat _,
                    Layer.MaxPool _,
                    Layer.AvgPool _,
                    Layer.GlobalAvgPool _,
                    Layer.Linear _ -> false;
        };
    }

    private void count() {
        var born = new long[alive.length + 1];
        for (int node = 0; node < alive.length; node++) {
            if (tensors[node] == node && !isAList(node)) {
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
