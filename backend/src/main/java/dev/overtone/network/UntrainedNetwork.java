package dev.overtone.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.network.NetworkParameter.Role;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.UnaryOperator;

/** A network as it is before training: weights drawn by a seed, batch norms that let values pass, gradients wanted. */
final class UntrainedNetwork implements AutoCloseable {

    /** How large weights are. */
    enum Draw {
        /** Both signs, values of a layer as varied as those before it. */
        SIGNED(6),
        /** PyTorch's own range without the signs: values grow from layer to layer, but stay within a double. */
        POSITIVE(1);

        private final double gain;

        Draw(double gain) {
            this.gain = gain;
        }
    }

    private final LayerGraph graph;
    private final ComputeDevice device;
    private final NDManager manager;
    private final NetworkBlock block;
    private final ParameterStore store;

    private UntrainedNetwork(LayerGraph graph, ComputeDevice device, NDManager manager, NetworkBlock block) {
        this.graph = graph;
        this.device = device;
        this.manager = manager;
        this.block = block;
        this.store = new ParameterStore(manager, false);
    }

    static UntrainedNetwork draw(
            LayerGraph graph, ComputeDevice device, Activations activations, DataType type, Draw draw, int seed) {
        NDManager manager = NDManager.newBaseManager(device.toDjl(), "PyTorch");
        try {
            var block = new NetworkBlock(graph, activations);
            block.setInitializer((m, shape, t) -> m.create(shape, t), _ -> true);
            dev.overtone.architecture.Shape in = graph.shape(LayerGraph.INPUT);
            block.initialize(manager, type, new Shape(1, in.channels(), in.height(), in.width()));
            var network = new UntrainedNetwork(graph, device, manager, block);
            network.fill(draw, seed);
            return network;
        } catch (EngineException e) {
            manager.close();
            throw CompiledNetwork.asOutOfMemory(e, device);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Which numbers the seed gives this tensor. */
    static int stream(int seed, int tensor) {
        return ReferenceWeights.hash(seed, tensor);
    }

    LayerGraph graph() {
        return graph;
    }

    NDManager manager() {
        return manager;
    }

    NetworkBlock block() {
        return block;
    }

    List<NetworkParameter> parameters() {
        return block.namedParameters();
    }

    /** Runs the layers; the result belongs to the manager of {@code input}. */
    NDArray forward(NDArray input) {
        try {
            return block.forward(store, new NDList(input), false).singletonOrThrow();
        } catch (EngineException e) {
            throw CompiledNetwork.asOutOfMemory(e, device);
        }
    }

    /** Leaves in every parameter its gradient of what {@code goal} makes of the outputs for this input. */
    void differentiate(NDArray input, UnaryOperator<NDArray> goal) {
        for (NetworkParameter parameter : parameters()) {
            if (parameter.isTrainable()) {
                parameter.parameter().getArray().setRequiresGradient(true);
            }
        }
        try (GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            gradients.backward(goal.apply(forward(input)));
        } catch (EngineException e) {
            throw CompiledNetwork.asOutOfMemory(e, device);
        }
    }

    private void fill(Draw draw, int seed) {
        int tensor = 0;
        for (NetworkParameter parameter : parameters()) {
            boolean isWeight = parameter.role() == Role.WEIGHT;
            double offset = parameter.role() == Role.NORM_WEIGHT || parameter.role() == Role.RUNNING_VAR ? 1 : 0;
            double scale = isWeight ? Math.sqrt(draw.gain * parameter.shape()[0] / parameter.elements()) : 0;
            ReferenceWeights.fill(stream(seed, tensor++), offset, scale, parameter.elements(), (from, values) -> {
                if (draw == Draw.POSITIVE) {
                    dropSigns(values);
                }
                parameter.set(from, values);
            });
        }
    }

    private static void dropSigns(ByteBuffer values) {
        FloatBuffer floats = values.duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer();
        for (int i = 0; i < floats.limit(); i++) {
            floats.put(i, Math.abs(floats.get(i)));
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
