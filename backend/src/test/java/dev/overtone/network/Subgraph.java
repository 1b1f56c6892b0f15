package dev.overtone.network;

import dev.overtone.architecture.GraphBuilder;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.ModulePath;
import dev.overtone.architecture.Shape;
import java.util.stream.IntStream;

/** Cuts one module out of a graph, as the official code can run one module alone. */
final class Subgraph {

    private Subgraph() {}

    /** The nodes of {@code module}, whose one outside input becomes the graph's input; names lose the module's path. */
    static LayerGraph of(LayerGraph graph, String module, Shape input) {
        int[] nodes = nodes(graph, module);
        var builder = new GraphBuilder(input, 0, nodes.length + 1);
        int[] place = new int[graph.size()];
        for (int node : nodes) {
            String name = graph.name(node);
            String inside = name.equals(module) ? "output" : name.substring(module.length() + 1);
            int[] inputs = IntStream.range(0, graph.inputs(node))
                    .map(i -> place[graph.input(node, i)])
                    .toArray();
            place[node] = graph.layer(node) instanceof Layer.Concat
                    ? builder.concat(ModulePath.of(inside), "", inputs)
                    : builder.add(graph.layer(node), ModulePath.of(inside), inputs[0]);
        }
        return builder.build();
    }

    /** The last node of {@code module}, or -1. */
    static int end(LayerGraph graph, String module) {
        int[] nodes = nodes(graph, module);
        return nodes.length == 0 ? -1 : nodes[nodes.length - 1];
    }

    private static int[] nodes(LayerGraph graph, String module) {
        return IntStream.range(0, graph.size())
                .filter(node ->
                        graph.name(node).equals(module) || graph.name(node).startsWith(module + "."))
                .toArray();
    }
}
