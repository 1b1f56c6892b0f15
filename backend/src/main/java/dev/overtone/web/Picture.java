package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the Designer shows of one network: totals beside a baseline's, the layer table, and what scripts draw from.
 *
 * @param allLayers how many rows there are in all, listed or not
 */
record Picture(
        String name, Baseline baseline, List<Readout> readouts, List<LayerLine> layers, int allLayers, Data data) {

    /** The data island. */
    record Data(String name, ObjectNode network, Drawing drawing, List<LayerRow> layers) {}

    static Picture of(NetworkSpec network, Baseline baseline, Figures figures) {
        return of(network, Analysed.of(network), baseline, figures);
    }

    static Picture of(NetworkSpec network, Analysis analysis, Baseline baseline, Figures figures) {
        String name = NetworkName.of(network);
        List<LayerRow> rows = LayerRow.of(analysis);
        return new Picture(
                name,
                baseline,
                Readout.of(analysis.totals(), baseline.totals(), figures),
                rows.stream().map(row -> LayerLine.of(row, figures)).toList(),
                analysis.layers().size(),
                new Data(name, NetworkJson.write(network), Drawing.of(network, analysis), rows));
    }
}
