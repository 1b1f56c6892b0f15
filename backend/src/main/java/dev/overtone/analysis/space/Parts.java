package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every different part of a space's variants costs. A block's cost depends on itself, the multiplier, and the map
 * it reads; so it is drawn once for each of these, in a network that is otherwise as small as can be.
 */
final class Parts {

    static final int NOWHERE = -1;

    /** Drawn layers for which some seconds are enough. */
    private static final long MOST_LAYERS = 5_000_000;

    private final HarDNetSpace space;
    private final Costing costing;
    private final List<Beginning> stems = new ArrayList<>();
    private final List<List<Table>> tables = new ArrayList<>();
    private long layers;

    /** The map that a block reads, and one way to get there. */
    private record State(boolean separable, Shape map, Stem stem, int resolution, List<HarDBlock> way) {}

    /** A stem of one resolution; its cost is null where the map shrinks to nothing. */
    record Beginning(double @Nullable [] cost, int state) {}

    /**
     * A block's choices on one map with one multiplier.
     *
     * @param costs one row after another
     * @param next which map the next block reads, or {@link #NOWHERE}
     */
    record Table(double[] costs, int[] next) {

        int next(int choice) {
            return next[choice];
        }
    }

    private Parts(HarDNetSpace space, Costing costing) {
        this.space = space;
        this.costing = costing;
    }

    static Parts of(HarDNetSpace space, Costing costing) {
        var parts = new Parts(space, costing);
        List<State> states = parts.begin();
        for (int block = 0; block < space.blocks().size(); block++) {
            states = parts.follow(block, states);
        }
        return parts;
    }

    /** The costing's columns, and the parameters behind them. */
    int columns() {
        return costing.columns() + 1;
    }

    int parameters() {
        return costing.columns();
    }

    int blocks() {
        return space.blocks().size();
    }

    int choices(int block) {
        return space.blocks().get(block).size();
    }

    int multipliers() {
        return space.multipliers().size();
    }

    /** Stems, multipliers and first blocks together. */
    long beginnings() {
        return (long) stems.size() * multipliers() * choices(0);
    }

    /** How many variants share one choice of this block and all before it. */
    long behind(int block) {
        long variants = 1;
        for (int later = block + 1; later < blocks(); later++) {
            variants *= choices(later);
        }
        return variants;
    }

    Beginning stem(int stem) {
        return stems.get(stem);
    }

    Table table(int block, int state, int multiplier) {
        return tables.get(block).get(state * multipliers() + multiplier);
    }

    private List<State> begin() {
        var states = new ArrayList<State>();
        for (int resolution : space.resolutions()) {
            for (boolean separable : space.depthwise()) {
                for (Stem stem : space.stems()) {
                    stems.add(begin(resolution, separable, stem, states));
                }
            }
        }
        return states;
    }

    private Beginning begin(int resolution, boolean separable, Stem stem, List<State> states) {
        Optional<Analysis> drawn = draw(space.network(resolution, separable, stem, 1, List.of(smallest(1, false))));
        if (drawn.isEmpty()) {
            return new Beginning(null, NOWHERE);
        }
        Analysis analysis = drawn.get();
        int last = analysis.blocks().getFirst().end(0);
        states.add(new State(separable, analysis.graph().shape(last), stem, resolution, List.of()));
        return new Beginning(cost(analysis, -1, last), states.size() - 1);
    }

    private List<State> follow(int block, List<State> states) {
        var following = new ArrayList<State>();
        var known = new HashMap<List<Object>, Integer>();
        var ofBlock = new ArrayList<Table>(states.size() * multipliers());
        for (State state : states) {
            for (double multiplier : space.multipliers()) {
                ofBlock.add(table(block, state, multiplier, following, known));
            }
        }
        tables.add(ofBlock);
        return following;
    }

    private Table table(
            int block, State state, double multiplier, List<State> following, Map<List<Object>, Integer> known) {
        int choices = choices(block);
        var costs = new double[choices * columns()];
        var next = new int[choices];
        Arrays.fill(next, NOWHERE);
        for (int choice = 0; choice < choices; choice++) {
            HarDBlock chosen = space.blocks().get(block).at(choice);
            var way = new ArrayList<>(state.way());
            way.add(chosen);
            Optional<Analysis> drawn =
                    draw(space.network(state.resolution(), state.separable(), state.stem(), multiplier, way));
            if (drawn.isPresent()) {
                Analysis analysis = drawn.get();
                LayerGraph graph = analysis.graph();
                Block part = analysis.blocks().getLast();
                int head = head(graph);
                int last = block + 1 == blocks() ? graph.output() : head - 1;
                System.arraycopy(cost(analysis, part.end(0), last), 0, costs, choice * columns(), columns());
                Shape map = graph.shape(head - 1);
                next[choice] = known.computeIfAbsent(List.of(state.separable(), map), unseen -> {
                    var shortest = new ArrayList<>(state.way());
                    shortest.add(smallest(chosen.outChannels(), chosen.downsample()));
                    following.add(new State(state.separable(), map, state.stem(), state.resolution(), shortest));
                    return following.size() - 1;
                });
            }
        }
        return new Table(costs, next);
    }

    private static HarDBlock smallest(int outChannels, boolean downsample) {
        return new HarDBlock(1, 1, outChannels, downsample);
    }

    private static int head(LayerGraph graph) {
        int node = graph.output();
        while (!(graph.layer(node) instanceof Layer.GlobalAvgPool)) {
            node--;
        }
        return node;
    }

    private double[] cost(Analysis analysis, int after, int last) {
        double[] cost = Arrays.copyOf(costing.cost(analysis, after, last), columns());
        LayerGraph graph = analysis.graph();
        for (int node = Math.max(1, after + 1); node <= last; node++) {
            cost[parameters()] += graph.layer(node).parameters(graph.shape(graph.input(node, 0)));
        }
        return cost;
    }

    private Optional<Analysis> draw(HarDNet network) {
        layers += network.depth();
        if (layers > MOST_LAYERS) {
            throw new InvalidNetwork(new Violation(
                    "space",
                    "too many different blocks",
                    "at most " + MOST_LAYERS + " layers in different blocks",
                    "The space has too many different blocks to draw each; take fewer values."));
        }
        try {
            return Optional.of(Analysis.of(network.graph()));
        } catch (InvalidNetwork refused) {
            return Optional.empty();
        }
    }
}
