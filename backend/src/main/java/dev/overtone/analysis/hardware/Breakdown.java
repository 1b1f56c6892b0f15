package dev.overtone.analysis.hardware;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network's costs by part and by layer, so that two networks can be laid beside each other.
 *
 * @param parts stem, blocks, transitions, head
 * @param layers the layers of blocks
 */
public record Breakdown(SortedMap<Place, PartCost> parts, SortedMap<Place, PartCost> layers) {

    /** @param mostRows how many convolutions and linear layers {@code layers} is made of, from the first */
    public static Breakdown of(Roofline roofline, int mostRows) {
        var parts = new TreeMap<Place, PartCost>();
        var layers = new TreeMap<Place, PartCost>();
        Execution execution = roofline.execution();
        List<Place> places = Place.of(execution.analysis(), execution.rows().size());
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            PartCost cost = PartCost.of(execution.rows().get(i), roofline.rows().get(i));
            parts.merge(place.whole(), cost, PartCost::and);
            if (place.layer() > 0 && i < mostRows) {
                layers.merge(place, cost, PartCost::and);
            }
        }
        return new Breakdown(Collections.unmodifiableSortedMap(parts), Collections.unmodifiableSortedMap(layers));
    }
}
