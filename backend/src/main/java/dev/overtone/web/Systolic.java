package dev.overtone.web;

import dev.overtone.analysis.LayerCost;
import dev.overtone.analysis.systolic.SystolicReport;
import dev.overtone.analysis.systolic.Traffic;
import java.util.List;

/** What one network costs on a systolic array, beside what would be the least. */
record Systolic(List<Readout> readouts, List<Line> lines) {

    /** One kind of word: what the array's memories and DRAM move of it, and how many there are. */
    record Line(String what, Quantity sram, Quantity dram, Quantity least) {}

    static Systolic of(SystolicReport report, Figures figures) {
        SystolicReport.Totals totals = report.totals();
        List<LayerCost> layers =
                report.layers().stream().map(SystolicReport.Row::layer).toList();
        Traffic sram = totals.sram();
        Traffic dram = totals.dram();
        return new Systolic(
                List.of(
                        readout(
                                "cycles",
                                "Cycles",
                                "computing",
                                figures.count(totals.cycles()),
                                "Compute cycles of all layers, one after another, as SCALE-Sim v3 counts them."),
                        readout(
                                "cycles-transfers",
                                "With transfers",
                                "cycles",
                                figures.count(totals.cyclesWithTransfers()),
                                "Each layer from its first fetch to its last write."),
                        readout(
                                "utilisation",
                                "Utilisation",
                                "of the array",
                                new Quantity(
                                        figures.percent(totals.utilisation()),
                                        "",
                                        Double.toString(totals.utilisation())),
                                "MACs, of all that the array could do in the compute cycles.")),
                List.of(
                        new Line(
                                "Input map words",
                                figures.count(sram.ifmapReads()),
                                figures.count(dram.ifmapReads()),
                                figures.count(layers.stream()
                                        .mapToLong(layer -> layer.in().elements())
                                        .sum())),
                        new Line(
                                "Weights",
                                figures.count(sram.filterReads()),
                                figures.count(dram.filterReads()),
                                figures.count(layers.stream()
                                        .mapToLong(LayerCost::parameters)
                                        .sum())),
                        new Line(
                                "Outputs and partial sums",
                                figures.count(sram.ofmapWrites()),
                                figures.count(dram.ofmapWrites()),
                                figures.count(layers.stream()
                                        .mapToLong(layer -> layer.out().elements())
                                        .sum()))));
    }

    private static Readout readout(String id, String label, String unit, Quantity value, String meaning) {
        return new Readout(id, label, unit, value, null, null, meaning);
    }
}
