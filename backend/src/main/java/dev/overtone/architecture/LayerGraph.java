package dev.overtone.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as an immutable graph: nodes 0..size-1 in execution order, node 0 the input, the last one the output. The
 * only description of a network: every reader takes shapes, names and constants from here and invents none. Nodes are
 * plain numbers so that a million graphs a minute stay cheap.
 */
public final class LayerGraph {

    /** The node of the network's input. */
    public static final int INPUT = 0;

    private final int size;
    private final Layer[] layers;
    private final Shape[] shapes;
    private final @Nullable ModulePath[] owners;
    private final String[] leaves;
    private final int[] firstInputs;
    private final int[] @Nullable [] moreInputs;
    private final int[] lastReaders;
    private final List<Block> blocks;

    LayerGraph(
            int size,
            Layer[] layers,
            Shape[] shapes,
            @Nullable ModulePath[] owners,
            String[] leaves,
            int[] firstInputs,
            int[] @Nullable [] moreInputs,
            int[] lastReaders,
            List<Block> blocks) {
        this.size = size;
        this.layers = layers;
        this.shapes = shapes;
        this.owners = owners;
        this.leaves = leaves;
        this.firstInputs = firstInputs;
        this.moreInputs = moreInputs;
        this.lastReaders = lastReaders;
        this.blocks = blocks;
    }

    public int size() {
        return size;
    }

    public int output() {
        return size - 1;
    }

    public Layer layer(int node) {
        return layers[node];
    }

    /** Output shape of this node, batch left out. */
    public Shape shape(int node) {
        return shapes[node];
    }

    /** How many inputs the node has: 0 for the network's input, two or more for a concatenation, otherwise 1. */
    public int inputs(int node) {
        int[] more = moreInputs[node];
        return more != null ? more.length : node == INPUT ? 0 : 1;
    }

    public int input(int node, int position) {
        int[] more = moreInputs[node];
        return more != null ? more[position] : firstInputs[node];
    }

    /** The last node that reads this one's output; 0 when none does, as for the network's output. */
    public int lastReader(int node) {
        return lastReaders[node];
    }

    /** The module path in the official code ({@code base.3.layers.0.conv}); unique among nodes with parameters. */
    public String name(int node) {
        ModulePath owner = owners[node];
        String leaf = leaves[node];
        if (owner == null) {
            return leaf;
        }
        return leaf.isEmpty() ? owner.toString() : owner + "." + leaf;
    }

    public List<Block> blocks() {
        return blocks;
    }
}
