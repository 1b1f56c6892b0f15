package dev.overtone.network;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import java.util.ArrayList;
import java.util.List;

/** Which values of a graph die where, and which activations may overwrite their input. */
final class Liveness {

    private static final int[] NONE = {};

    private final int[][] endsAfter;
    private final boolean[] reusesInput;

    private Liveness(int[][] endsAfter, boolean[] reusesInput) {
        this.endsAfter = endsAfter;
        this.reusesInput = reusesInput;
    }

    static Liveness of(LayerGraph graph, boolean training) {
        int size = graph.size();
        int[] readers = readers(graph);
        boolean[] reusesInput = new boolean[size];
        int[] tensor = new int[size];
        int[] lastReader = new int[size];
        for (int node = 0; node < size; node++) {
            int in = graph.inputs(node) == 0 ? node : graph.input(node, 0);
            reusesInput[node] = overwrites(graph, node, readers);
            boolean passesThrough = graph.layer(node) instanceof Layer.Dropout && !training;
            tensor[node] = reusesInput[node] || passesThrough ? tensor[in] : node;
            lastReader[tensor[node]] = node;
            for (int i = 0; i < graph.inputs(node); i++) {
                lastReader[tensor[graph.input(node, i)]] = node;
            }
        }
        List<List<Integer>> ends = new ArrayList<>(size);
        for (int node = 0; node < size; node++) {
            ends.add(new ArrayList<>());
        }
        for (int node = 1; node < size; node++) {
            boolean isOwn = tensor[node] == node;
            if (isOwn && tensor[node] != tensor[graph.output()]) {
                ends.get(lastReader[node]).add(node);
            }
        }
        int[][] endsAfter = new int[size][];
        for (int node = 0; node < size; node++) {
            endsAfter[node] = ends.get(node).isEmpty()
                    ? NONE
                    : ends.get(node).stream().mapToInt(Integer::intValue).toArray();
        }
        return new Liveness(endsAfter, reusesInput);
    }

    /** Only over a batch norm that nothing else reads: neither its own backward nor anybody's else needs that value. */
    private static boolean overwrites(LayerGraph graph, int node, int[] readers) {
        Layer layer = graph.layer(node);
        if (!(layer instanceof Layer.Relu || layer instanceof Layer.Relu6)) {
            return false;
        }
        int in = graph.input(node, 0);
        return graph.layer(in) instanceof Layer.BatchNorm && readers[in] == 1;
    }

    private static int[] readers(LayerGraph graph) {
        int[] readers = new int[graph.size()];
        for (int node = 0; node < graph.size(); node++) {
            for (int i = 0; i < graph.inputs(node); i++) {
                readers[graph.input(node, i)]++;
            }
        }
        return readers;
    }

    /** Nodes whose tensor nobody reads after {@code node} has run. */
    int[] endsAfter(int node) {
        return endsAfter[node];
    }

    /** Whether {@code node} writes its result over its input. */
    boolean reusesInput(int node) {
        return reusesInput[node];
    }
}
