package dev.overtone.analysis.space;

import dev.overtone.analysis.space.PartDrawing.Part;
import dev.overtone.architecture.InvalidNetwork;
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
import java.util.function.Function;
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
    private final PartDrawing drawing;
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
        this.drawing = new PartDrawing(costing);
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
        return drawing.columns();
    }

    int parameters() {
        return drawing.parameters();
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
        HarDNet smallest = space.network(resolution, separable, stem, 1, List.of(PartDrawing.smallest(1, false)));
        return draw(smallest, drawing::stem)
                .map(part -> {
                    states.add(new State(separable, part.map(), stem, resolution, List.of()));
                    return new Beginning(part.cost(), states.size() - 1);
                })
                .orElseGet(() -> new Beginning(null, NOWHERE));
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
            boolean withHead = block + 1 == blocks();
            Optional<Part> drawn = draw(
                    space.network(state.resolution(), state.separable(), state.stem(), multiplier, way),
                    network -> drawing.lastBlock(network, withHead));
            if (drawn.isPresent()) {
                System.arraycopy(drawn.get().cost(), 0, costs, choice * columns(), columns());
                Shape map = drawn.get().map();
                next[choice] = known.computeIfAbsent(List.of(state.separable(), map), unseen -> {
                    var shortest = new ArrayList<>(state.way());
                    shortest.add(PartDrawing.smallest(chosen.outChannels(), chosen.downsample()));
                    following.add(new State(state.separable(), map, state.stem(), state.resolution(), shortest));
                    return following.size() - 1;
                });
            }
        }
        return new Table(costs, next);
    }

    private Optional<Part> draw(HarDNet network, Function<HarDNet, Part> draw) {
        layers += network.depth();
        if (layers > MOST_LAYERS) {
            throw new InvalidNetwork(new Violation(
                    "space",
                    "too many different blocks",
                    "at most " + MOST_LAYERS + " layers in different blocks",
                    "The space has too many different blocks to draw each; take fewer values."));
        }
        try {
            return Optional.of(draw.apply(network));
        } catch (InvalidNetwork refused) {
            return Optional.empty();
        }
    }
}
