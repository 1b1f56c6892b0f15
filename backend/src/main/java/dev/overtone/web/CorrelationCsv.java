package dev.overtone.web;

import dev.overtone.analysis.space.Metric;
import dev.overtone.prediction.Correlations;
import dev.overtone.prediction.Plotted;
import java.util.ArrayList;
import java.util.List;

/** Every network of a correlation with all its figures, exact. */
final class CorrelationCsv {

    private CorrelationCsv() {}

    static String of(Correlations correlations) {
        var table = new CsvText();
        var head = new ArrayList<>(List.of("run", "fingerprint", "name", "kind", "verdict", "runs", "p50 ms"));
        Correlations.METRICS.forEach(metric -> head.add(metric.notation()));
        table.line(head);
        for (Plotted network : correlations.networks()) {
            var cells = new ArrayList<>(List.of(
                    network.run().run().toString(),
                    network.run().fingerprint(),
                    network.run().name(),
                    CorrelationChart.kind(network),
                    network.run().verdict().name(),
                    Integer.toString(network.runs()),
                    Double.toString(network.milliseconds())));
            Correlations.METRICS.forEach(metric -> cells.add(written(network, metric)));
            table.line(cells);
        }
        return table.text();
    }

    private static String written(Plotted network, Metric metric) {
        if (!network.figures().containsKey(metric)) {
            return "";
        }
        double figure = network.figure(metric);
        return metric == Metric.MILLISECONDS ? Double.toString(figure) : Long.toString((long) figure);
    }
}
