package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.prediction.Correlation;
import dev.overtone.prediction.Correlations;
import dev.overtone.prediction.Plotted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plot is drawn from.
 *
 * @param across the name of the horizontal axis
 * @param line the power law, {@code factor · across ^ exponent}
 */
record CorrelationChart(String across, String unit, boolean inBytes, boolean linear, Line line, List<Group> groups) {

    record Line(double exponent, double factor) {}

    /** Networks of one kind. */
    record Group(String name, List<Point> points) {}

    /**
     * @param aside how far from the line, in words
     * @param named whether it is one of the furthest
     */
    record Point(String name, String run, double across, double up, String aside, boolean named, boolean stable) {}

    static CorrelationChart of(Correlations correlations, Correlation correlation, boolean linear) {
        Metric metric = correlation.metric();
        List<Plotted> outliers = correlations.outliers(correlation);
        Map<String, List<Point>> groups = new LinkedHashMap<>();
        for (Plotted network : correlations.networks()) {
            groups.computeIfAbsent(kind(network), _ -> new ArrayList<>())
                    .add(new Point(
                            network.run().name(),
                            network.run().run().toString(),
                            network.figure(metric),
                            network.milliseconds(),
                            CorrelationPage.aside(network.ratio(correlation)),
                            outliers.contains(network),
                            network.stable()));
        }
        return new CorrelationChart(
                PaperMetric.label(metric),
                PaperMetric.unit(metric),
                metric == Metric.BYTES,
                linear,
                new Line(correlation.line().exponent(), correlation.line().factor()),
                groups.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(group -> new Group(group.getKey(), group.getValue()))
                        .toList());
    }

    static String kind(Plotted network) {
        String family = network.run().network().family();
        return Families.label(family) + (network.depthwise() && family.equals(HarDNet.FAMILY) ? ", depthwise" : "");
    }
}
