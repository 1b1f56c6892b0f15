package dev.overtone.analysis;

import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.Layer.Linear;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cost of a network on paper. Every figure is exact and for one image.
 *
 * @param layers one row for each convolution and linear layer, in execution order
 */
public record Analysis(LayerGraph graph, Totals totals, List<LayerCost> layers) {

    private static final int BYTES_PER_FLOAT = 4;

    public static Analysis of(LayerGraph graph) {
        var rows = new ArrayList<LayerCost>(graph.size() / 3);
        long parameters = 0;
        long running = 0;
        long macs = 0;
        long cio = 0;
        long depthwiseDownsampling = 0;
        long concatElements = 0;
        var liveness = new Liveness(graph);
        for (int node = 1; node < graph.size(); node++) {
            Shape in = graph.shape(graph.input(node, 0));
            Shape out = graph.shape(node);
            Layer layer = graph.layer(node);
            switch (layer) {
                case Conv2d conv -> {
                    long weights = conv.parameters(in);
                    var row = new LayerCost(
                            graph,
                            node,
                            conv.isDepthwise(in) ? LayerCost.Type.DEPTHWISE_CONV2D : LayerCost.Type.CONV2D,
                            in,
                            out,
                            weights,
                            weights * out.area(),
                            in.elements() + out.elements());
                    rows.add(row);
                    liveness.write(node);
                    parameters += weights;
                    macs += row.macs();
                    cio += row.cio();
                    if (row.type() == LayerCost.Type.DEPTHWISE_CONV2D && conv.stride() == 2) {
                        depthwiseDownsampling += row.cio();
                    }
                }
                case Layer.BatchNorm norm -> {
                    liveness.writeElementwise(node);
                    parameters += norm.parameters(in);
                    running += 2L * in.channels();
                }
                case Layer.Relu6 _, Layer.Relu _, Layer.Dropout _ -> liveness.writeElementwise(node);
                case Layer.Concat _ -> {
                    liveness.write(node);
                    concatElements += out.elements();
                }
                case Layer.MaxPool _, Layer.AvgPool _, Layer.GlobalAvgPool _, Layer.Input _ -> liveness.write(node);
                case Linear linear -> {
                    liveness.write(node);
                    long weights = in.elements() * linear.outputs();
                    var flat = in.area() == 1 ? in : new Shape((int) in.elements(), 1, 1);
                    rows.add(new LayerCost(
                            graph, node, LayerCost.Type.LINEAR, flat, out, linear.parameters(in), weights, 0));
                    parameters += linear.parameters(in);
                    macs += weights;
                }
            }
        }
        var totals = new Totals(
                parameters,
                macs,
                cio,
                cio - depthwiseDownsampling,
                concatElements,
                liveness.peakElements(),
                BYTES_PER_FLOAT * (parameters + running));
        return new Analysis(graph, totals, Collections.unmodifiableList(rows));
    }

    public List<Block> blocks() {
        return graph.blocks();
    }
}
