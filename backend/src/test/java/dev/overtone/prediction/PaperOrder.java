package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Datasheets;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which figure on paper orders networks as a device does, of networks that were timed outside the ledger. */
public final class PaperOrder {

    private final PaperCosting costing = new PaperCosting(
            new Scenario(Precision.FP32, 1, false, false, 1), Datasheets.all().getFirst());
    private final List<double[]> costs = new ArrayList<>();
    private final List<Double> milliseconds = new ArrayList<>();

    public void add(NetworkSpec network, double took) {
        Analysis analysis = Analysis.of(network.graph());
        costs.add(costing.cost(analysis, -1, analysis.graph().size() - 1));
        milliseconds.add(took);
    }

    /** A line for each figure; without the roofline, which would be a data sheet's of another device. */
    public List<String> lines() {
        double[] took = milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
        return Correlations.METRICS.stream()
                .filter(metric -> metric != Metric.MILLISECONDS)
                .map(metric -> line(metric, took))
                .toList();
    }

    private String line(Metric metric, double[] took) {
        double[] figures =
                costs.stream().mapToDouble(cost -> cost[metric.column()]).toArray();
        return String.format(
                Locale.ROOT,
                "%-28s %8.3f %8.3f %6.3f",
                metric.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Ranks.spearman(figures, took),
                Ranks.kendall(figures, took),
                PowerLaw.of(figures, took).rSquared());
    }
}
