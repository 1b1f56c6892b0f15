package dev.overtone.analysis.hardware;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where a convolution or linear layer stands in its network.
 *
 * @param block the block it belongs to or follows, from 0; -1 before the first
 * @param layer the block's layer 1..L that it is part of, or 0
 */
public record Place(Part part, int block, int layer) implements Comparable<Place> {

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::block).thenComparing(Place::part).thenComparingInt(Place::layer);

    /** The parts of a network, in their order within and behind a block. */
    public enum Part {
        STEM,
        BLOCK,
        TRANSITION,
        HEAD;

        public String notation() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The places of the first rows of an analysis. */
    public static List<Place> of(Analysis analysis, int rows) {
        List<Block> blocks = analysis.blocks();
        var places = new ArrayList<Place>();
        int block = -1;
        int layer = 0;
        for (LayerCost cost :
                analysis.layers().subList(0, Math.min(rows, analysis.layers().size()))) {
            while (block + 1 < blocks.size()
                    && cost.node() > blocks.get(block + 1).end(0)) {
                block++;
                layer = 1;
            }
            while (block >= 0
                    && layer <= blocks.get(block).depth()
                    && cost.node() > blocks.get(block).end(layer)) {
                layer++;
            }
            boolean inside = block >= 0 && layer <= blocks.get(block).depth();
            places.add(new Place(part(cost, block, blocks.size(), inside), block, inside ? layer : 0));
        }
        return places;
    }

    /** The part that it belongs to, whatever its layer. */
    public Place whole() {
        return new Place(part, block, 0);
    }

    public String label() {
        return switch (part) {
            case STEM -> "Stem";
            case BLOCK -> "Block " + (block + 1) + (layer == 0 ? "" : ", layer " + layer);
            case TRANSITION -> "Transition " + (block + 1);
            case HEAD -> "Head";
        };
    }

    @Override
    public int compareTo(Place other) {
        return part == Part.HEAD || other.part == Part.HEAD
                ? Boolean.compare(part == Part.HEAD, other.part == Part.HEAD)
                : IN_ORDER.compare(this, other);
    }

    private static Part part(LayerCost cost, int block, int blocks, boolean inside) {
        if (inside) {
            return Part.BLOCK;
        }
        if (block < 0) {
            return Part.STEM;
        }
        return block == blocks - 1 && cost.type() == LayerCost.Type.LINEAR ? Part.HEAD : Part.TRANSITION;
    }
}
