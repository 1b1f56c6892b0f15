package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.hardware.Place;
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
        var rows = new ArrayList<LayerRow>();
        List<Place> places = Place.of(analysis, MOST);
        for (int i = 0; i < places.size(); i++) {
            rows.add(of(analysis.layers().get(i), places.get(i)));
        }
        return rows;
    }

    private static LayerRow of(LayerCost cost, Place place) {
        return new LayerRow(
                cost.name(),
                cost.type().notation(),
                place.part().notation(),
                place.block(),
                place.layer(),
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
