package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Expressivity;
import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.Lifetimes;
import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Hardware;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.systolic.SystolicArray;
import dev.overtone.analysis.systolic.SystolicCost;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;

/**
 * Every {@link Metric} of a part: totals for one image, bytes and roofline for the scenario's batch, compute cycles on the
 * array for one image.
 */
public record PaperCosting(Scenario scenario, Hardware hardware, SystolicArray array) implements Costing {

    /** On an array as most people mean it. */
    public PaperCosting(Scenario scenario, Hardware hardware) {
        this(scenario, hardware, SystolicArray.USUAL);
    }

    @Override
    public int columns() {
        return Metric.values().length;
    }

    @Override
    public boolean takesTheMost(int column) {
        return column == Metric.PEAK_ACTIVATION_ELEMENTS.column();
    }

    @Override
    public double[] cost(Analysis analysis, int after, int last) {
        var cost = new double[columns()];
        nodes(analysis.graph(), after, last, cost);
        var roofline = Roofline.of(Execution.of(analysis, scenario), hardware);
        for (int i = 0; i < roofline.rows().size(); i++) {
            LayerCost row = roofline.rows().get(i).cost();
            if (row.node() > after && row.node() <= last) {
                cost[Metric.MACS.column()] += row.macs();
                cost[Metric.CIO.column()] += row.cio();
                cost[Metric.BYTES.column()] +=
                        roofline.execution().rows().get(i).bytes();
                cost[Metric.MILLISECONDS.column()] += roofline.rows().get(i).seconds() * 1e3;
                cost[Metric.EXPRESSIVITY.column()] += Expressivity.of(row);
                cost[Metric.EXPRESSIVITY_WITH_RESOLUTION.column()] += Expressivity.of(row);
                cost[Metric.SYSTOLIC_CYCLES.column()] += SystolicCost.cycles(row, array);
            }
        }
        return cost;
    }

    private static void nodes(LayerGraph graph, int after, int last, double[] cost) {
        var lifetimes = Lifetimes.of(graph);
        for (int node = after + 1; node <= last; node++) {
            double alive = lifetimes.aliveElements(node);
            cost[Metric.PEAK_ACTIVATION_ELEMENTS.column()] =
                    Math.max(cost[Metric.PEAK_ACTIVATION_ELEMENTS.column()], alive);
            Layer layer = graph.layer(node);
            if (layer instanceof Layer.Concat) {
                cost[Metric.CONCAT_ELEMENTS.column()] += graph.shape(node).elements();
            }
            if (node == LayerGraph.INPUT) {
                double side = graph.shape(node).height();
                cost[Metric.EXPRESSIVITY_WITH_RESOLUTION.column()] += 2 * Math.log(side);
            } else {
                cost[Metric.PARAMETERS.column()] += layer.parameters(graph.shape(graph.input(node, 0)));
            }
        }
    }
}
