package dev.overtone.web;

import dev.overtone.analysis.hardware.PartCost;
import dev.overtone.analysis.hardware.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** A comparison as a table: every figure of every part, exact, a column for each network. */
final class ComparisonCsv {

    private final List<CostColumn> columns;
    private final CsvText table = new CsvText();

    private ComparisonCsv(List<CostColumn> columns) {
        this.columns = columns;
    }

    static String of(List<CostColumn> columns) {
        var csv = new ComparisonCsv(columns);
        csv.line("part", "figure", "unit", column -> column.network().label());
        for (PaperTotal total : columns.getFirst().totals().keySet()) {
            csv.line(
                    "Network",
                    total.label(),
                    total.unit(),
                    column -> String.valueOf(column.totals().get(total)));
        }
        csv.parts(CostColumn::parts);
        csv.parts(CostColumn::layers);
        return csv.table.text();
    }

    private void parts(Function<CostColumn, Map<Place, PartCost>> parts) {
        var places = new TreeSet<Place>();
        columns.forEach(column -> places.addAll(parts.apply(column).keySet()));
        for (Place place : places) {
            for (PartMetric metric : PartMetric.values()) {
                line(place.label(), metric.label(), metric.unit(), column -> {
                    PartCost cost = parts.apply(column).get(place);
                    return cost == null ? "" : metric.of(cost).toString();
                });
            }
        }
    }

    private void line(String part, String figure, String unit, Function<CostColumn, String> value) {
        var cells = new ArrayList<>(List.of(part, figure, unit));
        columns.forEach(column -> cells.add(value.apply(column)));
        table.line(cells);
    }
}
