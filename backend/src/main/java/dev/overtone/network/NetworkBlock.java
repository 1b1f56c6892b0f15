package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.network.NetworkParameter.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer graph as one DJL block that walks the nodes in execution order. A value is closed as soon as its last reader
 * has run, so a forward holds what is alive, not everything it computed; in training autograd keeps what it needs.
 */
final class NetworkBlock extends AbstractBlock {

    /** Hears of every value as it is computed; an activation that runs in place will overwrite what it was told. */
    @FunctionalInterface
    interface Observer {
        void computed(int node, NDArray value);

        /** What died with this node has been freed, too. */
        default void done(int node) {}
    }

    static final Observer NOBODY = (_, _) -> {};

    private final LayerGraph graph;
    private final Activations activations;
    private final @Nullable Block[] layers;
    private final List<NetworkParameter> namedParameters = new ArrayList<>();
    private final Liveness inference;
    private final Liveness training;
    private Observer observer = NOBODY;
    private boolean bounded = true;

    NetworkBlock(LayerGraph graph, Activations activations) {
        this.graph = graph;
        this.activations = activations;
        this.layers = new Block[graph.size()];
        for (int node = 0; node < graph.size(); node++) {
            layers[node] = layer(node);
        }
        this.inference = Liveness.of(graph, false);
        this.training = Liveness.of(graph, true);
    }

    /** In {@code state_dict} order. */
    List<NetworkParameter> namedParameters() {
        return List.copyOf(namedParameters);
    }

    /** Gives the weights of convolutions channels-last strides; they are no longer written to after this. */
    void layOutChannelsLast() {
        for (Block layer : layers) {
            if (layer instanceof Conv2d) {
                NDArray weight = layer.getDirectParameters().valueAt(0).getArray();
                weight.intern(Tensors.channelsLast(weight));
            }
        }
    }

    /** From now on a ReLU6 is a ReLU. */
    void liftBounds() {
        bounded = false;
    }

    void observe(Observer observer) {
        this.observer = observer;
    }

    private @Nullable Block layer(int node) {
        String name = graph.name(node);
        return switch (graph.layer(node)) {
            case Layer.Conv2d c -> {
                Conv2d conv = addChildBlock(
                        name,
                        Conv2d.builder()
                                .setKernelShape(new Shape(c.kernel(), c.kernel()))
                                .setFilters(c.filters())
                                .optStride(new Shape(c.stride(), c.stride()))
                                .optPadding(new Shape(c.padding(), c.padding()))
                                .optGroups(c.groups())
                                .optBias(false)
                                .build());
                yield register(conv, name, Role.WEIGHT);
            }
            case Layer.BatchNorm b -> {
                BatchNorm norm = addChildBlock(
                        name,
                        BatchNorm.builder()
                                .optEpsilon((float) b.epsilon())
                                .optMomentum(momentum(b))
                                .build());
                yield register(norm, name, Role.NORM_WEIGHT, Role.NORM_BIAS, Role.RUNNING_MEAN, Role.RUNNING_VAR);
            }
            case Layer.Linear l -> {
                Linear linear = addChildBlock(
                        name, Linear.builder().setUnits(l.outputs()).build());
                yield register(linear, name, Role.WEIGHT, Role.BIAS);
            }
            case Layer.Input _, Layer.Relu _, Layer.Relu6 _, Layer.MaxPool _, Layer.AvgPool _ -> null;
            case Layer.GlobalAvgPool _, Layer.Concat _, Layer.Dropout _ -> null;
        };
    }

    private Block register(Block layer, String module, Role... roles) {
        List<Parameter> parameters = layer.getDirectParameters().values();
        for (int i = 0; i < roles.length; i++) {
            namedParameters.add(new NetworkParameter(module, roles[i], parameters.get(i)));
        }
        return layer;
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        for (int node = 0; node < graph.size(); node++) {
            Block layer = layers[node];
            if (layer != null) {
                dev.overtone.architecture.Shape in = graph.shape(graph.input(node, 0));
                layer.initialize(
                        manager,
                        dataType,
                        layer instanceof Linear
                                ? new Shape(1, in.elements())
                                : new Shape(1, in.channels(), in.height(), in.width()));
            }
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        dev.overtone.architecture.Shape out = graph.shape(graph.output());
        long batch = inputShapes[0].get(0);
        return new Shape[] {
            graph.layer(graph.output()) instanceof Layer.Linear
                    ? new Shape(batch, out.channels())
                    : new Shape(batch, out.channels(), out.height(), out.width())
        };
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean train, @Nullable PairList<String, Object> ignored) {
        Liveness liveness = train ? training : inference;
        NDArray[] values = new NDArray[graph.size()];
        values[LayerGraph.INPUT] = inputs.singletonOrThrow();
        observer.computed(LayerGraph.INPUT, values[LayerGraph.INPUT]);
        observer.done(LayerGraph.INPUT);
        for (int node = 1; node < graph.size(); node++) {
            values[node] = compute(node, values, store, liveness, train);
            observer.computed(node, values[node]);
            for (int dead : liveness.endsAfter(node)) {
                values[dead].close();
            }
            observer.done(node);
        }
        return new NDList(values[graph.output()]);
    }

    private NDArray compute(int node, NDArray[] values, ParameterStore store, Liveness liveness, boolean train) {
        NDArray x = values[graph.input(node, 0)];
        Block layer = layers[node];
        return switch (graph.layer(node)) {
            case Layer.Conv2d _ -> forward(layer, store, x, train);
            case Layer.BatchNorm b -> normalise(b, layer, store, x, train);
            case Layer.Relu6 _ ->
                bounded
                        ? activations.relu6(x, liveness.reusesInput(node))
                        : activations.relu(x, liveness.reusesInput(node));
            case Layer.Relu _ -> activations.relu(x, liveness.reusesInput(node));
            case Layer.Concat _ -> concat(node, values);
            case Layer.MaxPool p ->
                x.getNDArrayInternal().maxPool(square(p.kernel()), square(p.stride()), square(p.padding()), false);
            case Layer.AvgPool p ->
                x.getNDArrayInternal().avgPool(square(p.kernel()), square(p.stride()), square(0), false, true);
            case Layer.GlobalAvgPool _ -> {
                try (NDArray pooled = x.getNDArrayInternal().globalAvgPool()) {
                    yield pooled.reshape(x.size(0), x.size(1), 1, 1);
                }
            }
            case Layer.Dropout d ->
                train
                        ? x.getNDArrayInternal()
                                .dropout(x, (float) d.probability(), true)
                                .singletonOrThrow()
                        : x;
            case Layer.Linear _ -> {
                try (NDArray flat = x.reshape(x.size(0), -1)) {
                    yield forward(layer, store, flat, train);
                }
            }
            case Layer.Input _ -> throw new IllegalStateException("node " + node + " is a second input");
        };
    }

    private static NDArray forward(@Nullable Block layer, ParameterStore store, NDArray x, boolean train) {
        return parametrised(layer).forward(store, new NDList(x), train).singletonOrThrow();
    }

    private static Block parametrised(@Nullable Block layer) {
        if (layer == null) {
            throw new IllegalStateException("a layer with parameters has no block");
        }
        return layer;
    }

    /** Not through the block's own forward: that swaps axes, and autograd would have to follow its result, a view. */
    private static NDArray normalise(
            Layer.BatchNorm norm, @Nullable Block layer, ParameterStore store, NDArray x, boolean train) {
        List<Parameter> parameters = parametrised(layer).getDirectParameters().values();
        NDArray[] arrays = new NDArray[4];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = store.getValue(parameters.get(i), x.getDevice(), train);
        }
        return BatchNorm.batchNorm(
                        x,
                        arrays[2],
                        arrays[3],
                        arrays[0],
                        arrays[1],
                        -1,
                        momentum(norm),
                        (float) norm.epsilon(),
                        train)
                .singletonOrThrow();
    }

    /** In DJL's sense: the share of the old value. */
    private static float momentum(Layer.BatchNorm norm) {
        return (float) (1 - norm.momentum());
    }

    private NDArray concat(int node, NDArray[] values) {
        var inputs = new NDList(graph.inputs(node));
        for (int i = 0; i < graph.inputs(node); i++) {
            inputs.add(values[graph.input(node, i)]);
        }
        return NDArrays.concat(inputs, 1);
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }
}
