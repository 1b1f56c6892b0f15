package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.network.NetworkParameter.Role;
import dev.overtone.network.UntrainedNetwork.Draw;

/** Computes {@link TrainingFreeSignals} of one network on one device. */
final class SignalMeter {

    private static final int IMAGES = TrainingFreeSignals.IMAGES;

    /** The tensor that stands for the labels, as {@link ReferenceWeights#INPUT} does for the images. */
    static final int LABELS = 1_000_033;

    private static final double IMAGE_SCALE = Math.sqrt(3);
    private static final int FLOW_SIDE = 64;

    private final LayerGraph graph;
    private final ComputeDevice device;
    private final Activations activations;
    private final int seed;

    SignalMeter(LayerGraph graph, ComputeDevice device, Activations activations, int seed) {
        this.graph = graph;
        this.device = device;
        this.activations = activations;
        this.seed = seed;
    }

    TrainingFreeSignals compute() {
        double synflow = synflow();
        try (UntrainedNetwork network = draw(DataType.FLOAT32, Draw.SIGNED);
                NDManager scope = network.manager().newSubManager()) {
            NDArray images = images(scope);
            return new TrainingFreeSignals(naswot(network, images), synflow, gradNorm(network, images));
        }
    }

    private UntrainedNetwork draw(DataType type, Draw draw) {
        return UntrainedNetwork.draw(graph, device, activations, type, draw, seed);
    }

    private NDArray images(NDManager manager) {
        dev.overtone.architecture.Shape in = graph.shape(LayerGraph.INPUT);
        NDArray images = manager.create(new Shape(IMAGES, in.channels(), in.height(), in.width()), DataType.FLOAT32);
        int stream = UntrainedNetwork.stream(seed, ReferenceWeights.INPUT);
        ReferenceWeights.fill(
                stream, 0, IMAGE_SCALE, images.size(), (from, values) -> Tensors.set(images, from, values));
        return images;
    }

    private double naswot(UntrainedNetwork network, NDArray images) {
        var codes = new ActivationCodes(graph, IMAGES);
        network.block().observe(codes);
        try (NDManager scope = images.getManager().newSubManager();
                Gradients _ = Gradients.off()) {
            images.tempAttach(scope);
            network.forward(images);
        } finally {
            network.block().observe(NetworkBlock.NOBODY);
        }
        return codes.logDeterminant();
    }

    private double gradNorm(UntrainedNetwork network, NDArray images) {
        try (NDManager scope = images.getManager().newSubManager()) {
            images.tempAttach(scope);
            network.differentiate(images, logits -> crossEntropy(scope, logits));
        }
        double sum = 0;
        for (NetworkParameter parameter : network.parameters()) {
            if (parameter.isTrainable()) {
                try (NDArray gradient = parameter.parameter().getArray().getGradient();
                        NDArray exact = gradient.toType(DataType.FLOAT64, false);
                        NDArray squares = exact.square();
                        NDArray total = squares.sum()) {
                    sum += total.getDouble();
                }
            }
        }
        return sum;
    }

    private NDArray crossEntropy(NDManager manager, NDArray logits) {
        int classes = (int) logits.size(1);
        float[] wanted = new float[IMAGES * classes];
        for (int image = 0; image < IMAGES; image++) {
            wanted[image * classes + label(seed, image, classes)] = -1f / IMAGES;
        }
        return logits.logSoftmax(1)
                .mul(manager.create(wanted, logits.getShape()))
                .sum();
    }

    static int label(int seed, int image, int classes) {
        return Integer.remainderUnsigned(ReferenceWeights.hash(UntrainedNetwork.stream(seed, LABELS), image), classes);
    }

    private double synflow() {
        try (UntrainedNetwork network = draw(DataType.FLOAT64, Draw.POSITIVE)) {
            network.block().liftBounds();
            try (NDManager scope = network.manager().newSubManager()) {
                network.differentiate(scope.ones(flowShape(), DataType.FLOAT64), NDArray::sum);
            }
            double flow = 0;
            for (NetworkParameter parameter : network.parameters()) {
                if (parameter.role() == Role.WEIGHT) {
                    flow += flow(parameter);
                }
            }
            return Math.log10(flow);
        }
    }

    private static double flow(NetworkParameter parameter) {
        NDArray weights = parameter.parameter().getArray();
        try (Gradients _ = Gradients.off();
                NDArray gradient = weights.getGradient();
                NDArray flows = weights.mul(gradient);
                NDArray sizes = flows.abs();
                NDArray total = sizes.sum()) {
            return total.getDouble();
        }
    }

    private Shape flowShape() {
        dev.overtone.architecture.Shape in = graph.shape(LayerGraph.INPUT);
        return shrinksTooMuch(in)
                ? new Shape(1, in.channels(), in.height(), in.width())
                : new Shape(1, in.channels(), Math.min(FLOW_SIDE, in.height()), Math.min(FLOW_SIDE, in.width()));
    }

    /** Whether a map of the usual side could shrink to nothing on the way. */
    private boolean shrinksTooMuch(dev.overtone.architecture.Shape in) {
        for (int node = 0; node < graph.size(); node++) {
            if (graph.layer(node) instanceof Layer.GlobalAvgPool) {
                return false;
            }
            dev.overtone.architecture.Shape shape = graph.shape(node);
            if (in.height() > FLOW_SIDE * shape.height() || in.width() > FLOW_SIDE * shape.width()) {
                return true;
            }
        }
        return false;
    }
}
