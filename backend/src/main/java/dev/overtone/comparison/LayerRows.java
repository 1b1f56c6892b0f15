package dev.overtone.comparison;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Room;
import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.analysis.hardware.Place;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.comparison.LayerComparison.Cell;
import dev.overtone.comparison.LayerComparison.Row;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.tracking.SavedNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays the nodes of timed runs beside each other. Networks are drawn one at a time, so that twenty large ones never need
 * room together.
 */
final class LayerRows {

    static final int MOST = 1_000;

    /** What one row gathers: a node by its name, or all nodes of one kind at one place. */
    private record Key(@Nullable Place place, String label, String kind) {}

    private final int runs;
    private final boolean byName;
    private final Map<Key, List<@Nullable Cell>> rows = new LinkedHashMap<>();

    LayerRows(List<SavedNetwork> networks, List<LayerTimes> times) {
        this.runs = networks.size();
        this.byName =
                networks.stream().map(SavedNetwork::fingerprint).distinct().count() <= 1;
        Map<String, SavedNetwork> each = new LinkedHashMap<>();
        networks.forEach(network -> each.putIfAbsent(network.fingerprint(), network));
        each.forEach((fingerprint, network) -> {
            NetworkSpec spec = NetworkJson.read(network.json());
            try (Room.Place _ = Room.SHARED.enter(spec)) {
                Analysis analysis = Analysis.of(spec.graph());
                List<NodeCost> costs = NodeCost.of(analysis, Scenario.EAGER);
                List<Place> places = Place.ofNodes(analysis);
                for (int run = 0; run < runs; run++) {
                    if (networks.get(run).fingerprint().equals(fingerprint)) {
                        gather(run, costs, places, times.get(run));
                    }
                }
            }
        });
    }

    boolean byName() {
        return byName;
    }

    int unlisted() {
        return Math.max(0, rows.size() - MOST);
    }

    List<Row> listed() {
        return rows.entrySet().stream()
                .sorted(order())
                .limit(MOST)
                .map(row -> new Row(
                        row.getKey().label(), row.getKey().kind(), Collections.unmodifiableList(row.getValue())))
                .toList();
    }

    /** Rows came in the order of each network; places put those of several into one. */
    private Comparator<Map.Entry<Key, List<@Nullable Cell>>> order() {
        return byName
                ? Comparator.comparingInt(_ -> 0)
                : Comparator.comparing(row -> row.getKey().place(), Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private void gather(int run, List<NodeCost> costs, List<Place> places, LayerTimes times) {
        for (NodeCost cost : costs.subList(1, costs.size())) {
            Cell own = new Cell(times.milliseconds().get(cost.node()), cost.macs(), cost.cio());
            List<@Nullable Cell> cells = rows.computeIfAbsent(key(cost, places), _ -> nothing());
            Cell before = cells.get(run);
            cells.set(run, before == null ? own : before.and(own));
        }
    }

    private Key key(NodeCost cost, List<Place> places) {
        if (byName) {
            return new Key(null, cost.name(), cost.kind().notation());
        }
        Place own = places.get(cost.node() - 1);
        // Behind however many blocks.
        Place place = own.part() == Place.Part.HEAD ? new Place(Place.Part.HEAD, 0, 0) : own;
        return new Key(place, place.label(), cost.kind().notation());
    }

    private List<@Nullable Cell> nothing() {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            cells.add(null);
        }
        return cells;
    }
}
