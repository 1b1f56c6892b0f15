package dev.overtone.api;

import dev.overtone.analysis.Expressivity;
import dev.overtone.analysis.Totals;
import dev.overtone.analysis.hardware.Breakdown;
import dev.overtone.analysis.hardware.PartCost;
import dev.overtone.analysis.hardware.Place;
import dev.overtone.analysis.hardware.Roofline;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.Fingerprint;
import dev.overtone.notation.NetworkJson;
import dev.overtone.notation.NetworkName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Networks side by side on paper.
 *
 * @param networks in the order of the request
 * @param parts stem, blocks, transitions and head
 * @param layers the layers of blocks
 */
record ComparisonResponse(
        CostsResponse.ScenarioResponse scenario,
        HardwareResponse hardware,
        List<ComparedNetwork> networks,
        List<ComparedPlace> parts,
        List<ComparedPlace> layers) {

    /** One network in all; bytes and milliseconds are for the scenario's batch. */
    record ComparedNetwork(
            String name,
            String fingerprint,
            @Schema(implementation = NetworkSchema.class) JsonNode network,
            Totals totals,
            long minimumBytes,
            long bytes,
            long operations,
            double milliseconds,
            double expressivity) {}

    /**
     * One place in all networks.
     *
     * @param costs one for each network, null where it has no such place
     */
    record ComparedPlace(
            String place,

            @Schema(allowableValues = {"stem", "block", "transition", "head"})
            String part,

            int block,
            int layer,
            boolean differs,
            List<@Nullable PlaceCost> costs) {}

    /** What stands there and what it costs; {@code shape} is in words. */
    record PlaceCost(String shape, long parameters, long macs, long cio, long bytes, double milliseconds) {

        static PlaceCost of(PartCost cost) {
            return new PlaceCost(
                    cost.shape(), cost.parameters(), cost.macs(), cost.cio(), cost.bytes(), cost.milliseconds());
        }
    }

    /** One network before it is laid beside the others. */
    record Column(ComparedNetwork network, Breakdown breakdown) {

        static Column of(NetworkSpec spec, Roofline roofline, Breakdown breakdown) {
            return new Column(
                    new ComparedNetwork(
                            NetworkName.of(spec),
                            Fingerprint.of(spec),
                            NetworkJson.write(spec),
                            roofline.execution().analysis().totals(),
                            roofline.execution().minimumBytes(),
                            roofline.execution().bytes(),
                            roofline.execution().operations(),
                            roofline.milliseconds(),
                            Expressivity.of(roofline.execution().analysis())),
                    breakdown);
        }
    }

    static ComparisonResponse of(List<Column> columns, PaperCosting costing, boolean all) {
        return new ComparisonResponse(
                CostsResponse.ScenarioResponse.of(costing.scenario()),
                HardwareResponse.of(costing.hardware()),
                columns.stream().map(Column::network).toList(),
                places(columns, column -> column.breakdown().parts(), all),
                places(columns, column -> column.breakdown().layers(), all));
    }

    private static List<ComparedPlace> places(
            List<Column> columns, Function<Column, SortedMap<Place, PartCost>> costs, boolean all) {
        var places = new TreeSet<Place>();
        columns.forEach(column -> places.addAll(costs.apply(column).keySet()));
        var rows = new ArrayList<ComparedPlace>();
        for (Place place : places) {
            var cells = new ArrayList<@Nullable PlaceCost>();
            for (Column column : columns) {
                PartCost cost = costs.apply(column).get(place);
                cells.add(cost == null ? null : PlaceCost.of(cost));
            }
            boolean differs = new HashSet<>(cells).size() > 1;
            if (all || differs) {
                rows.add(new ComparedPlace(
                        place.label(), place.part().notation(), place.block(), place.layer(), differs, cells));
            }
        }
        return rows;
    }
}
