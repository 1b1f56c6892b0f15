package dev.overtone.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link LayerGraph} node by node, inferring each shape and refusing what leaves the limits. */
public final class GraphBuilder {

    private static final String NO_LEAF = "";
    private static final int STEM = -1;

    private int size;
    private Layer[] layers;
    private Shape[] shapes;
    private @Nullable ModulePath[] owners;
    private String[] leaves;
    private int[] firstInputs;
    private int[] @Nullable [] moreInputs;
    private int[] lastReaders;
    private final List<Block> blocks;
    private int currentBlock = STEM;
    private long parameters;
    private @Nullable Violation shrunk;
    /** The smallest side of the input that keeps every map, as far as they shrank to nothing. */
    private int leastInput;

    /** @param expectedNodes a hint for the first capacity; the graph may have more */
    public GraphBuilder(Shape input, int expectedBlocks, int expectedNodes) {
        layers = new Layer[expectedNodes];
        shapes = new Shape[expectedNodes];
        owners = new ModulePath[expectedNodes];
        leaves = new String[expectedNodes];
        firstInputs = new int[expectedNodes];
        moreInputs = new int[expectedNodes][];
        lastReaders = new int[expectedNodes];
        blocks = new ArrayList<>(expectedBlocks);
        append(new Layer.Input(), null, "input", LayerGraph.INPUT, input);
    }

    /** Says which block the following nodes belong to, so that a refusal can name it. */
    public void enterBlock(int index) {
        currentBlock = index;
    }

    /** Adds a layer that is a module itself. */
    public int add(Layer layer, ModulePath module, int input) {
        return add(layer, module, NO_LEAF, input);
    }

    /**
     * Adds a layer with one input. A map that shrinks to nothing is noted and taken as one position, so that
     * {@link #build()} can say which input would have been large enough for the whole network.
     *
     * @throws InvalidNetwork if the parameters pass their limit, or a map shrinks to nothing whatever the input
     */
    public int add(Layer layer, ModulePath owner, String leaf, int input) {
        Shape in = shapes[input];
        Shape out = layer.output(in);
        if (out.height() < 1 || out.width() < 1) {
            noteShrunk(layer, input);
            out = new Shape(out.channels(), Math.max(1, out.height()), Math.max(1, out.width()));
        }
        parameters += layer.parameters(in);
        if (parameters > Limits.MOST_PARAMETERS) {
            throw refusal(new Violation(
                    field(),
                    "more than " + Limits.MOST_PARAMETERS + " parameters",
                    "at most " + Limits.MOST_PARAMETERS + " parameters",
                    "The network has more than 2·10^11 parameters by here."));
        }
        return append(layer, owner, leaf, input, out);
    }

    /** Concatenates along the channels; a single input is passed through, as the official code does. */
    public int concat(ModulePath owner, String leaf, int... inputs) {
        if (inputs.length == 1) {
            return inputs[0];
        }
        long channels = 0;
        for (int input : inputs) {
            channels += shapes[input].channels();
        }
        requireWidth(channels);
        Shape first = shapes[inputs[0]];
        int node = append(
                Layer.Concat.INSTANCE,
                owner,
                leaf,
                inputs[0],
                new Shape((int) channels, first.height(), first.width()));
        moreInputs[node] = inputs;
        for (int input : inputs) {
            lastReaders[input] = node;
        }
        return node;
    }

    /** @throws InvalidNetwork if {@code channels} is more than the widest map allowed */
    public void requireWidth(long channels) {
        if (channels > Limits.WIDEST) {
            throw refusal(new Violation(
                    field(),
                    channels + " channels",
                    "at most " + Limits.WIDEST + " channels",
                    "A feature map here would be " + channels + " channels wide."));
        }
    }

    public void addBlock(Block block) {
        blocks.add(block);
    }

    public Shape shape(int node) {
        return shapes[node];
    }

    /**
     * The graph; its output is the node added last.
     *
     * @throws InvalidNetwork if a map shrank to nothing, naming where, and each side of the input that is too small
     */
    public LayerGraph build() {
        if (shrunk != null) {
            throw tooSmallInput(shrunk);
        }
        return new LayerGraph(
                size, layers, shapes, owners, leaves, firstInputs, moreInputs, lastReaders, List.copyOf(blocks));
    }

    private int append(Layer layer, @Nullable ModulePath owner, String leaf, int input, Shape out) {
        if (size == layers.length) {
            grow();
        }
        layers[size] = layer;
        shapes[size] = out;
        owners[size] = owner;
        leaves[size] = leaf;
        firstInputs[size] = input;
        lastReaders[input] = size;
        return size++;
    }

    private void grow() {
        int capacity = size + (size >> 1) + 8;
        layers = Arrays.copyOf(layers, capacity);
        shapes = Arrays.copyOf(shapes, capacity);
        owners = Arrays.copyOf(owners, capacity);
        leaves = Arrays.copyOf(leaves, capacity);
        firstInputs = Arrays.copyOf(firstInputs, capacity);
        moreInputs = Arrays.copyOf(moreInputs, capacity);
        lastReaders = Arrays.copyOf(lastReaders, capacity);
    }

    private void noteShrunk(Layer layer, int input) {
        leastInput = Math.max(leastInput, leastInput(layer, input));
        boolean hopeless = !Limits.INPUT_SIZE.contains(leastInput);
        if (shrunk == null) {
            shrunk = shrunkToNothing(layer, shapes[input], hopeless);
        }
        if (hopeless) {
            throw new InvalidNetwork(shrunk);
        }
    }

    /** The smallest side of the network's input of which this layer still makes a map; beyond the limit, any such. */
    private int leastInput(Layer layer, int input) {
        int side = layer.leastInput(1);
        for (int node = input; node != LayerGraph.INPUT && Limits.INPUT_SIZE.contains(side); node = firstInputs[node]) {
            side = layers[node].leastInput(side);
        }
        return side;
    }

    private Violation shrunkToNothing(Layer layer, Shape in, boolean hopeless) {
        String place = currentBlock == STEM ? "the stem" : "block " + (currentBlock + 1);
        String allowed = hopeless
                ? "fewer downsamplings"
                : "an input large enough for every downsampling, or fewer downsamplings";
        String remedy = hopeless ? "it must be halved less often" : "the input must be larger, or be halved less often";
        String message = "A feature map of " + in.height() + "×" + in.width() + " shrinks to nothing in " + place + " ("
                + words(layer) + "); " + remedy + ".";
        return new Violation(field(), in.height() + "×" + in.width() + " feature map", allowed, message);
    }

    private InvalidNetwork tooSmallInput(Violation where) {
        var violations = new ArrayList<>(List.of(where));
        Shape input = shapes[LayerGraph.INPUT];
        addTooSmall(violations, "input.height", input.height());
        addTooSmall(violations, "input.width", input.width());
        return new InvalidNetwork(violations);
    }

    private void addTooSmall(List<Violation> violations, String field, int side) {
        if (side < leastInput) {
            Range range = Range.whole(leastInput, (long) Limits.INPUT_SIZE.most());
            violations.add(range.violation(field, side));
        }
    }

    /** What was noted before comes first: it lies nearer to the input. */
    private InvalidNetwork refusal(Violation violation) {
        return new InvalidNetwork(shrunk == null ? List.of(violation) : List.of(shrunk, violation));
    }

    private static String words(Layer layer) {
        return switch (layer) {
            case Layer.MaxPool pool -> "max pooling " + pool.kernel() + "×" + pool.kernel();
            case Layer.AvgPool pool -> "average pooling " + pool.kernel() + "×" + pool.kernel();
            case Layer.Conv2d conv ->
                "convolution " + conv.kernel() + "×" + conv.kernel() + ", stride " + conv.stride();
            case Layer.Input _,
                    Layer.BatchNorm _,
                    Layer.Relu _,
                    Layer.Relu6 _,
                    Layer.GlobalAvgPool _,
                    Layer.Concat _,
                    Layer.Dropout _,
                    Layer.Linear _ -> "a layer that keeps its size";
        };
    }

    private String field() {
        return currentBlock == STEM ? "input" : "blocks[" + currentBlock + "]";
    }
}
