package dev.overtone.analysis.hardware;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node of a graph costs on paper when it is executed as an operation of its own, as an eager framework does it
 * ({@link Scenario#EAGER}). Unlike the rows of an {@link Execution}, which count what surrounds a layer with it, norms,
 * activations, pools and copies stand for themselves here; together they are the same.
 *
 * @param in what it reads; a concatenation, all that it joins
 * @param cost as a convolution or linear layer, or null for any other node
 * @param elements read and written by it, for one image, weights apart; of a convolution this is its CIO
 * @param bytes moved for the whole batch, weights and tables of the norms included
 */
public record NodeCost(
        LayerGraph graph,
        int node,
        Kind kind,
        Shape in,
        Shape out,
        @Nullable LayerCost cost,
        long elements,
        long bytes) {

    /** The sorts of node that a sum tells apart. */
    public enum Kind {
        CONV2D("conv2d", "Convolutions"),
        DEPTHWISE_CONV2D("depthwise-conv2d", "Depthwise convolutions"),
        LINEAR("linear", "Linear layers"),
        BATCH_NORM("batch-norm", "Batch norms"),
        ACTIVATION("activation", "Activations"),
        CONCAT("concat", "Concatenations"),
        POOLING("pooling", "Pools"),
        /** What computes nothing when a network is used: the input, and dropout. */
        OTHER("other", "Other");

        private final String notation;
        private final String plural;

        Kind(String notation, String plural) {
            this.notation = notation;
            this.plural = plural;
        }

        public String notation() {
            return notation;
        }

        /** For people. */
        public String plural() {
            return plural;
        }
    }

    /** One for each node of the graph, in its order. */
    public static List<NodeCost> of(Analysis analysis, Scenario scenario) {
        LayerGraph graph = analysis.graph();
        var costs = new ArrayList<NodeCost>(graph.size());
        costs.add(of(graph, LayerGraph.INPUT, Kind.OTHER, null, 0, 0, scenario));
        int row = 0;
        for (int node = 1; node < graph.size(); node++) {
            Shape in = graph.shape(graph.input(node, 0));
            Shape out = graph.shape(node);
            long moved = in.elements() + out.elements();
            costs.add(
                    switch (graph.layer(node)) {
                        case Layer.Conv2d _, Layer.Linear _ -> {
                            LayerCost cost = analysis.layers().get(row++);
                            yield of(graph, node, kind(cost), cost, moved, cost.parameters(), scenario);
                        }
                        case Layer.BatchNorm norm ->
                            of(graph, node, Kind.BATCH_NORM, null, moved, 2 * norm.parameters(in), scenario);
                        case Layer.Relu _, Layer.Relu6 _ -> of(graph, node, Kind.ACTIVATION, null, moved, 0, scenario);
                        case Layer.Concat _ -> of(graph, node, Kind.CONCAT, null, 2 * out.elements(), 0, scenario);
                        case Layer.MaxPool _, Layer.AvgPool _, Layer.GlobalAvgPool _ ->
                            of(graph, node, Kind.POOLING, null, moved, 0, scenario);
                        case Layer.Dropout _, Layer.Input _ -> of(graph, node, Kind.OTHER, null, 0, 0, scenario);
                    });
        }
        return Collections.unmodifiableList(costs);
    }

    private static NodeCost of(
            LayerGraph graph,
            int node,
            Kind kind,
            @Nullable LayerCost cost,
            long elements,
            long tables,
            Scenario scenario) {
        boolean joins = node == LayerGraph.INPUT || kind == Kind.CONCAT;
        return new NodeCost(
                graph,
                node,
                kind,
                graph.shape(joins ? node : graph.input(node, 0)),
                graph.shape(node),
                cost,
                elements,
                (scenario.batch() * elements + tables) * scenario.precision().bytes());
    }

    /** Module path in the official code. */
    public String name() {
        return graph.name(node);
    }

    /** For one image; 0 for all but convolutions and linear layers. */
    public long macs() {
        return cost == null ? 0 : cost.macs();
    }

    /** For one image; 0 for all but convolutions. */
    public long cio() {
        return cost == null ? 0 : cost.cio();
    }

    /** The least time that the device allows it, for the whole batch, in ms. */
    public double rooflineMilliseconds(Hardware hardware, Scenario scenario) {
        double peakMacs = hardware.peak(scenario.precision()).orElseThrow() / 2;
        double peak = kind == Kind.DEPTHWISE_CONV2D ? peakMacs * hardware.depthwiseShare() : peakMacs;
        double seconds = Math.max((double) scenario.batch() * macs() / peak, bytes / hardware.bandwidth());
        return 1e3 * (bytes == 0 ? 0 : seconds + hardware.overheadSeconds());
    }

    private static Kind kind(LayerCost cost) {
        return switch (cost.type()) {
            case CONV2D -> Kind.CONV2D;
            case DEPTHWISE_CONV2D -> Kind.DEPTHWISE_CONV2D;
            case LINEAR -> Kind.LINEAR;
        };
    }
}
