package dev.overtone.web;

import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import java.util.List;
import java.util.UUID;

/**
 * What the charts of a search are told once.
 *
 * @param metrics of a trial's figures, once each
 * @param dimensions its space's variables; a network's number says which values they take
 */
record SearchAbout(UUID id, List<Aim> objectives, List<Figure> metrics, List<Dimension> dimensions, boolean live) {

    /** @param column among the metrics */
    record Aim(int column, boolean most, boolean byRatio) {}

    /**
     * @param column among a trial's figures
     * @param form how its numbers are written: {@code count}, {@code bytes}, {@code ms} or {@code plain}
     */
    record Figure(String notation, String label, String unit, String form, int column, boolean measured) {}

    record Dimension(String label, List<String> values, boolean nominal) {}

    static SearchAbout of(Search search) {
        List<String> all = search.metrics();
        List<String> once = all.stream().distinct().toList();
        return new SearchAbout(
                search.id(),
                search.objectives().stream()
                        .map(objective -> new Aim(
                                once.indexOf(objective.metric()),
                                objective.higherIsBetter(),
                                objective.scale() == Objective.Scale.LOGARITHMIC))
                        .toList(),
                once.stream()
                        .map(notation -> {
                            var metric = new SearchMetric(notation);
                            return new Figure(
                                    notation,
                                    metric.label(),
                                    metric.unit(),
                                    metric.form(),
                                    all.indexOf(notation),
                                    notation.equals(MeasuredMetric.LATENCY.notation()));
                        })
                        .toList(),
                search.space().variables().stream()
                        .map(variable -> new Dimension(
                                VaryingThing.label(variable),
                                variable.values().stream()
                                        .map(value -> VaryingThing.written(variable.kind(), value))
                                        .toList(),
                                variable.kind().isNominal()))
                        .toList(),
                !LiveSearch.isOver(search));
    }
}
