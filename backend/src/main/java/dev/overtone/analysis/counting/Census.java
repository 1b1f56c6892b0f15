package dev.overtone.analysis.counting;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import java.util.EnumMap;
import java.util.Map;

/** How much there is of everything that some tool counts in one network, for one image. */
public final class Census {

    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);

    private Census() {}

    public static Census of(LayerGraph graph) {
        var census = new Census();
        for (int node = 1; node < graph.size(); node++) {
            census.take(graph.layer(node), graph.shape(graph.input(node, 0)), graph.shape(node));
        }
        return census;
    }

    public long count(Counted counted) {
        return counts.getOrDefault(counted, 0L);
    }

    private void take(Layer layer, Shape in, Shape out) {
        switch (layer) {
            case Layer.Conv2d conv -> add(Counted.MACS, conv.parameters(in) * out.area());
            case Layer.Linear linear -> {
                add(Counted.MACS, in.elements() * linear.outputs());
                add(Counted.BIASES, linear.outputs());
            }
            case Layer.BatchNorm norm -> {
                add(Counted.NORMALISED_ELEMENTS, out.elements());
                add(Counted.NORMALISATION_PARAMETERS, norm.parameters(in));
            }
            case Layer.Relu _ -> add(Counted.RELU_ELEMENTS, out.elements());
            case Layer.Relu6 _ -> add(Counted.RELU6_ELEMENTS, out.elements());
            case Layer.MaxPool _ -> add(Counted.MAX_POOL_INPUTS, in.elements());
            case Layer.AvgPool _ -> {
                add(Counted.AVERAGE_POOL_INPUTS, in.elements());
                add(Counted.AVERAGE_POOL_OUTPUTS, out.elements());
            }
            case Layer.GlobalAvgPool _ -> {
                add(Counted.GLOBAL_POOL_INPUTS, in.elements());
                add(Counted.GLOBAL_POOL_OUTPUTS, out.elements());
            }
            case Layer.Input _, Layer.Concat _, Layer.Dropout _ -> {}
        }
    }

    private void add(Counted counted, long amount) {
        counts.merge(counted, amount, Long::sum);
    }
}
