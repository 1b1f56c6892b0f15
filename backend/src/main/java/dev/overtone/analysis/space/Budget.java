package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network may cost at most: totals for one image, bytes and roofline for the costing's scenario.
 *
 * @param most for each metric that is bounded
 */
public record Budget(Map<Metric, Double> most, PaperCosting costing) {

    public Budget {
        most = Collections.unmodifiableMap(new TreeMap<>(most));
    }

    /** The metrics whose bound this network passes, in their order. */
    public List<Metric> exceeded(Analysis analysis) {
        double[] values = costing.whole(analysis);
        var exceeded = new ArrayList<Metric>();
        most.forEach((metric, bound) -> {
            if (values[metric.column()] > bound) {
                exceeded.add(metric);
            }
        });
        return exceeded;
    }
}
