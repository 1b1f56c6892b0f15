package dev.overtone.search;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.CostingJson;
import java.util.List;

/** What a search's metrics are on paper. */
final class PaperFigures {

    private final List<String> metrics;
    private final PaperCosting costing;

    PaperFigures(Search search) {
        this.metrics = search.metrics();
        this.costing = CostingJson.readText(search.costing());
    }

    /** One for each metric, NaN where only trying tells. */
    double[] of(NetworkSpec network) {
        double[] paper = costing.whole(Analysis.of(network.graph()));
        return metrics.stream()
                .mapToDouble(name ->
                        Metric.find(name).map(metric -> paper[metric.column()]).orElse(Double.NaN))
                .toArray();
    }
}
