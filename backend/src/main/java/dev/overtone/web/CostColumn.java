package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Breakdown;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.PartCost;
import dev.overtone.analysis.hardware.Place;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.Block;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one network costs in all, by part and by layer.
 *
 * @param parts stem, blocks, transitions, head
 * @param layers the layers of blocks: of the first {@value #MOST_ROWS} convolutions
 * @param blocks how each block is made, in words
 */
record CostColumn(
        NamedNetwork network,
        Map<PaperTotal, Number> totals,
        SortedMap<Place, PartCost> parts,
        SortedMap<Place, PartCost> layers,
        List<String> blocks) {

    static final int MOST_ROWS = LayerRow.MOST;

    static CostColumn of(NamedNetwork network, Analysis analysis, PaperCosting costing) {
        var roofline = Roofline.of(Execution.of(analysis, costing.scenario()), costing.hardware());
        var totals = new EnumMap<PaperTotal, Number>(PaperTotal.class);
        for (PaperTotal total : PaperTotal.values()) {
            if (total.isOf(costing.scenario())) {
                totals.put(total, total.of(roofline));
            }
        }
        var breakdown = Breakdown.of(roofline, MOST_ROWS);
        return new CostColumn(network, totals, breakdown.parts(), breakdown.layers(), blocks(analysis));
    }

    /** What stands at this place, in words. */
    String shape(Place place, PartCost cost) {
        return place.part() == Place.Part.BLOCK && place.layer() == 0 ? blocks.get(place.block()) : cost.shape();
    }

    private static List<String> blocks(Analysis analysis) {
        var words = new ArrayList<String>();
        for (Block block : analysis.blocks()) {
            int depth = block.depth();
            words.add(block.inChannels() + " → " + block.outChannels() + ": " + depth
                    + (depth == 1 ? " layer" : " layers"));
        }
        return words;
    }
}
