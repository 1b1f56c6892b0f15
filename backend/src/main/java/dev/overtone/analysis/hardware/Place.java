package dev.overtone.analysis.hardware;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Block;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
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
        var walk = new Walk(analysis.blocks());
        return analysis.layers().subList(0, Math.min(rows, analysis.layers().size())).stream()
                .map(cost -> walk.to(cost.node(), cost.type() == LayerCost.Type.LINEAR))
                .toList();
    }

    /** The places of all nodes behind the input; what follows the last map is the head's. */
    public static List<Place> ofNodes(Analysis analysis) {
        var walk = new Walk(analysis.blocks());
        LayerGraph graph = analysis.graph();
        var places = new ArrayList<Place>(graph.size() - 1);
        boolean pooled = false;
        for (int node = 1; node < graph.size(); node++) {
            pooled |= graph.layer(node) instanceof Layer.GlobalAvgPool;
            places.add(walk.to(node, pooled));
        }
        return places;
    }

    /** Through a graph in its order, from block to block and layer to layer. */
    private static final class Walk {

        private final List<Block> blocks;
        private int block = -1;
        private int layer;

        Walk(List<Block> blocks) {
            this.blocks = blocks;
        }

        /** @param last whether it may be of the head */
        Place to(int node, boolean last) {
            while (block + 1 < blocks.size() && node > blocks.get(block + 1).end(0)) {
                block++;
                layer = 1;
            }
            while (block >= 0
                    && layer <= blocks.get(block).depth()
                    && node > blocks.get(block).end(layer)) {
                layer++;
            }
            if (block < 0) {
                return new Place(Part.STEM, block, 0);
            }
            if (layer <= blocks.get(block).depth()) {
                return new Place(Part.BLOCK, block, layer);
            }
            return new Place(last && block == blocks.size() - 1 ? Part.HEAD : Part.TRANSITION, block, 0);
        }
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
}
