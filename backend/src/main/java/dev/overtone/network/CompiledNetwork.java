package dev.overtone.network;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.overtone.architecture.LayerGraph;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A layer graph that runs: compiled for one device in single precision, with the reference weights in place. Holds
 * native memory until it is closed. One thread at a time.
 */
public final class CompiledNetwork implements AutoCloseable {

    private static final Pattern ASKED = Pattern.compile("tried to allocate (\\d+) bytes");

    private final LayerGraph graph;
    private final ComputeDevice device;
    private final Execution execution;
    private final NDManager manager;
    private final NetworkBlock block;
    private final ParameterStore store;
    private final List<NetworkParameter> parameters;

    private CompiledNetwork(
            LayerGraph graph, ComputeDevice device, Execution execution, NDManager manager, NetworkBlock block) {
        this.graph = graph;
        this.device = device;
        this.execution = execution;
        this.manager = manager;
        this.block = block;
        this.store = new ParameterStore(manager, false);
        this.parameters = block.namedParameters();
    }

    static CompiledNetwork compile(
            LayerGraph graph, ComputeDevice device, Execution execution, Activations activations) {
        requireMemory(graph, device);
        NDManager manager = NDManager.newBaseManager(device.toDjl(), "PyTorch");
        try {
            var block = new NetworkBlock(graph, activations);
            // The reference weights overwrite all of it; a random start would cost more than they do.
            block.setInitializer((m, shape, type) -> m.create(shape, type), _ -> true);
            block.initialize(manager, DataType.FLOAT32, shape(graph, 1));
            var network = new CompiledNetwork(graph, device, execution, manager, block);
            ReferenceWeights.fill(network);
            if (execution == Execution.EAGER_CHANNELS_LAST) {
                block.layOutChannelsLast();
            }
            return network;
        } catch (EngineException e) {
            manager.close();
            throw asOutOfMemory(e, device);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    public LayerGraph graph() {
        return graph;
    }

    public ComputeDevice device() {
        return device;
    }

    /** Every tensor with its official name, in {@code state_dict} order. */
    public List<NetworkParameter> parameters() {
        return parameters;
    }

    /**
     * Puts {@code batchSize} reference images on the device, for as many forwards as wanted.
     *
     * @throws OutOfDeviceMemory if they do not fit
     */
    public Inference inference(int batchSize) {
        NDManager inputs = manager.newSubManager();
        try {
            NDArray input = inputs.create(shape(graph, batchSize), DataType.FLOAT32);
            ReferenceWeights.fillInput(input.size(), (offset, values) -> Tensors.set(input, offset, values));
            return new Inference(
                    this, inputs, execution == Execution.EAGER_CHANNELS_LAST ? Tensors.channelsLast(input) : input);
        } catch (EngineException e) {
            inputs.close();
            throw asOutOfMemory(e, device);
        }
    }

    /** One forward with batch 1, in numbers that any machine must reproduce. */
    public Numerics numerics() {
        try (Inference inference = inference(1)) {
            return Numerics.of(inference.outputs());
        }
    }

    /** Runs the layers; the result belongs to the manager of {@code input}. */
    NDArray forward(NDArray input, boolean training) {
        try {
            return block.forward(store, new NDList(input), training).singletonOrThrow();
        } catch (EngineException e) {
            throw asOutOfMemory(e, device);
        }
    }

    NetworkBlock block() {
        return block;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }

    private static Shape shape(LayerGraph graph, int batchSize) {
        dev.overtone.architecture.Shape in = graph.shape(LayerGraph.INPUT);
        return new Shape(batchSize, in.channels(), in.height(), in.width());
    }

    /** Asked before: a host promises memory that it does not have, and ends the process that uses it. */
    private static void requireMemory(LayerGraph graph, ComputeDevice device) {
        Long memory = device.memoryBytes();
        long weights = 0;
        for (int node = 1; node < graph.size(); node++) {
            weights += graph.layer(node).parameters(graph.shape(graph.input(node, 0)));
        }
        if (memory != null && weights * Float.BYTES > memory) {
            throw new OutOfDeviceMemory("The weights alone need " + weights * Float.BYTES + " bytes; device "
                    + device.id() + " has " + memory + ".");
        }
    }

    /** libtorch reports a failed allocation only in words: "can't allocate memory" on the host, CUDA's on a card. */
    static RuntimeException asOutOfMemory(EngineException e, ComputeDevice device) {
        String message = String.valueOf(e.getMessage());
        boolean isMemory = message.contains("can't allocate memory")
                || message.contains("not enough memory")
                || message.contains("out of memory")
                || message.contains("bad_alloc")
                || message.contains("could not create a memory object");
        if (!isMemory) {
            return e;
        }
        Matcher asked = ASKED.matcher(message);
        String more = asked.find() ? "could not give another " + asked.group(1) + " bytes." : "has no more.";
        return new OutOfDeviceMemory("Device " + device.id() + " " + more, e);
    }
}
