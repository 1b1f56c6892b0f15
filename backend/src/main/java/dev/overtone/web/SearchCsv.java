package dev.overtone.web;

import dev.overtone.analysis.space.Variable;
import dev.overtone.search.Findings;
import dev.overtone.search.Search;
import dev.overtone.search.SearchTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every trial of a search: what it is, what it cost, whether it is on the front. */
final class SearchCsv {

    private SearchCsv() {}

    static String of(Search search, List<SearchTrial> trials) {
        Set<String> front = Findings.of(search, trials).front().stream()
                .map(found -> found.trial().fingerprint())
                .collect(Collectors.toSet());
        List<String> metrics = search.metrics();
        List<Integer> columns =
                metrics.stream().distinct().map(metrics::indexOf).toList();
        var table = new CsvText();
        var head = new ArrayList<>(List.of("trial", "candidate", "name", "fingerprint", "state", "origin", "repeats"));
        columns.forEach(column -> head.add(metrics.get(column)));
        head.addAll(List.of("latency low ms", "latency high ms", "front", "run", "asked at", "ended at", "trouble"));
        search.space().variables().forEach(variable -> head.add(VaryingThing.label(variable)));
        table.line(head);
        for (SearchTrial trial : trials) {
            table.line(line(search, trial, columns, front.contains(trial.fingerprint())));
        }
        return table.text();
    }

    private static List<String> line(Search search, SearchTrial trial, List<Integer> columns, boolean onFront) {
        var cells = new ArrayList<>(List.of(
                Integer.toString(trial.number()),
                Long.toString(trial.candidate()),
                trial.name(),
                trial.fingerprint(),
                trial.state().name(),
                trial.origin().name(),
                text(trial.repeats())));
        for (int column : columns) {
            double figure = trial.figures()[column];
            cells.add(Double.isNaN(figure) ? "" : SeriesPage.written(figure));
        }
        cells.addAll(List.of(
                text(trial.low()),
                text(trial.high()),
                onFront ? "yes" : "no",
                text(trial.run()),
                text(trial.askedAt()),
                text(trial.endedAt()),
                text(trial.trouble())));
        int[] choices = search.space().choices(trial.candidate());
        for (int i = 0; i < choices.length; i++) {
            Variable variable = search.space().variables().get(i);
            cells.add(VaryingThing.written(variable.kind(), variable.values().get(choices[i])));
        }
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
