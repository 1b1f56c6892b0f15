package dev.overtone.analysis;

import dev.overtone.architecture.Layer.Conv2d;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;

/**
 * What one convolution or linear layer costs; one row of the layer table, in execution order.
 *
 * @param node the layer's node in {@code graph}
 * @param in input map; a linear layer reads it flattened, so height and width are 1
 * @param parameters weights and bias of this layer alone, in elements
 * @param macs multiply-accumulates for one image (1 MAC = 2 FLOPs)
 * @param cio input plus output elements for one image; 0 for a linear layer
 */
public record LayerCost(
        LayerGraph graph, int node, Type type, Shape in, Shape out, long parameters, long macs, long cio) {

    /** The kinds of row; {@code notation} is their written form. */
    public enum Type {
        CONV2D("conv2d"),
        DEPTHWISE_CONV2D("depthwise-conv2d"),
        LINEAR("linear");

        private final String notation;

        Type(String notation) {
            this.notation = notation;
        }

        public String notation() {
            return notation;
        }
    }

    /** Module path in the official code. */
    public String name() {
        return graph.name(node);
    }

    public int kernel() {
        return graph.layer(node) instanceof Conv2d conv ? conv.kernel() : 1;
    }

    public int stride() {
        return graph.layer(node) instanceof Conv2d conv ? conv.stride() : 1;
    }

    public int padding() {
        return graph.layer(node) instanceof Conv2d conv ? conv.padding() : 0;
    }

    public int groups() {
        return graph.layer(node) instanceof Conv2d conv ? conv.groups() : 1;
    }

    /** MACs per element of convolutional traffic (HarDNet, section 3); 0 where there is no such traffic. */
    public double moc() {
        return cio == 0 ? 0 : (double) macs / cio;
    }
}
