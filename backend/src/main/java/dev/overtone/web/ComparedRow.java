package dev.overtone.web;

import dev.overtone.analysis.hardware.PartCost;
import dev.overtone.analysis.hardware.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a comparison: the same figure of every network.
 *
 * @param unit what is counted, in a word
 * @param meaning one sentence for those who ask, or nothing
 * @param neutral whether more of it is neither better nor worse
 * @param differs whether the networks are unlike here
 */
record ComparedRow(String label, String unit, String meaning, boolean neutral, List<Cell> cells, boolean differs) {

    /**
     * One network's figure.
     *
     * @param shape what stands there, in words, or nothing
     * @param value null where the network has no such part
     * @param difference from the first network's, or null
     */
    record Cell(
            String shape,
            @Nullable Quantity value,
            @Nullable Difference difference) {}

    static List<ComparedRow> totals(List<CostColumn> columns, Figures figures) {
        var rows = new ArrayList<ComparedRow>();
        Map<PaperTotal, Number> first = columns.getFirst().totals();
        for (PaperTotal total : first.keySet()) {
            var cells = new ArrayList<Cell>();
            for (CostColumn column : columns) {
                Number value = Objects.requireNonNull(column.totals().get(total));
                Difference difference =
                        cells.isEmpty() ? null : difference(value, Objects.requireNonNull(first.get(total)), figures);
                cells.add(new Cell("", total.quantity(value, figures), difference));
            }
            rows.add(new ComparedRow(
                    total.label(), total.unit(), total.meaning(), total.isNeutral(), cells, unlike(cells)));
        }
        return rows;
    }

    /** A row for each place that any of them has. */
    static List<ComparedRow> parts(
            List<CostColumn> columns,
            Function<CostColumn, Map<Place, PartCost>> parts,
            PartMetric metric,
            Figures figures) {
        var places = new TreeSet<Place>();
        columns.forEach(column -> places.addAll(parts.apply(column).keySet()));
        var rows = new ArrayList<ComparedRow>();
        for (Place place : places) {
            PartCost first = parts.apply(columns.getFirst()).get(place);
            var cells = new ArrayList<Cell>();
            for (CostColumn column : columns) {
                PartCost cost = parts.apply(column).get(place);
                Difference difference = cost == null || first == null || cells.isEmpty()
                        ? null
                        : difference(metric.of(cost), metric.of(first), figures);
                cells.add(
                        cost == null
                                ? new Cell("", null, null)
                                : new Cell(column.shape(place, cost), metric.quantity(cost, figures), difference));
            }
            rows.add(new ComparedRow(place.label(), metric.label(), "", false, cells, unlike(cells)));
        }
        return rows;
    }

    private static Difference difference(Number value, Number baseline, Figures figures) {
        return value instanceof Long whole && baseline instanceof Long other
                ? figures.difference(whole, other)
                : figures.difference(value.doubleValue(), baseline.doubleValue());
    }

    private static boolean unlike(List<Cell> cells) {
        Cell first = cells.getFirst();
        return cells.stream()
                .anyMatch(cell -> !cell.shape().equals(first.shape()) || !Objects.equals(cell.value(), first.value()));
    }
}
