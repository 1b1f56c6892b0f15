package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the layer table.
 *
 * @param part {@code stem}, {@code block}, {@code transition} or {@code head}
 * @param block the block it belongs to or follows, from 0; -1 before the first
 * @param layer the block's layer 1..L that it is part of, or 0
 */
record LayerRow(
        String name,
        String type,
        String part,
        int block,
        int layer,
        int in,
        int out,
        int kernel,
        int stride,
        int groups,
        int inHeight,
        int inWidth,
        int outHeight,
        int outWidth,
        long parameters,
        long macs,
        long cio,
        double moc) {

    /** Rows beyond this are counted in the totals but not listed on a page. */
    static final int MOST = 2_000;

    static List<LayerRow> of(Analysis analysis) {
        List<Block> blocks = analysis.blocks();
        var rows = new ArrayList<LayerRow>();
        int block = -1;
        int layer = 0;
        for (LayerCost cost :
                analysis.layers().subList(0, Math.min(MOST, analysis.layers().size()))) {
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
            rows.add(of(cost, part(cost, block, blocks.size(), inside), block, inside ? layer : 0));
        }
        return rows;
    }

    private static String part(LayerCost cost, int block, int blocks, boolean inside) {
        if (inside) {
            return "block";
        }
        if (block < 0) {
            return "stem";
        }
        return block == blocks - 1 && cost.type() == LayerCost.Type.LINEAR ? "head" : "transition";
    }

    private static LayerRow of(LayerCost cost, String part, int block, int layer) {
        return new LayerRow(
                cost.name(),
                cost.type().notation(),
                part,
                block,
                layer,
                cost.in().channels(),
                cost.out().channels(),
                cost.kernel(),
                cost.stride(),
                cost.groups(),
                cost.in().height(),
                cost.in().width(),
                cost.out().height(),
                cost.out().width(),
                cost.parameters(),
                cost.macs(),
                cost.cio(),
                cost.moc());
    }
}
