package dev.overtone.web;

import dev.overtone.table.Aggregate;
import dev.overtone.table.Column;
import dev.overtone.table.Group;
import dev.overtone.table.GroupColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Groups of runs as a file has them: what they were gathered by, how many runs, and what each column comes to. */
record GroupsFile(GroupColumns columns) {

    private static final String RUNS = "runs";
    private static final List<String> FIGURES =
            List.of("count", "median", "mean", "low", "high", "min", "max", "withheld");

    /** A column of the table is several of the file: {@code p50.median}, {@code p50.mean} and so on. */
    List<String> header() {
        var header = new ArrayList<String>();
        columns.by().forEach(by -> header.add(by.name()));
        header.add(RUNS);
        for (Column column : columns.aggregated()) {
            FIGURES.forEach(figure -> header.add(column.name() + "." + figure));
        }
        return header;
    }

    static List<String> cells(Group group) {
        var cells = new ArrayList<String>();
        group.key().forEach(value -> cells.add(Objects.toString(value, "")));
        cells.add(Long.toString(group.runs()));
        group.aggregates()
                .forEach(aggregate -> figures(aggregate).forEach(figure -> cells.add(Objects.toString(figure, ""))));
        return cells;
    }

    /** With the figures of a column in an object of its own. */
    Map<String, @Nullable Object> object(Group group) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.by().size(); i++) {
            object.put(columns.by().get(i).name(), group.key().get(i));
        }
        object.put(RUNS, group.runs());
        for (int i = 0; i < columns.aggregated().size(); i++) {
            var named = new LinkedHashMap<String, @Nullable Object>();
            List<@Nullable Object> figures = figures(group.aggregates().get(i));
            for (int figure = 0; figure < FIGURES.size(); figure++) {
                named.put(FIGURES.get(figure), figures.get(figure));
            }
            object.put(columns.aggregated().get(i).name(), named);
        }
        return object;
    }

    private static List<@Nullable Object> figures(Aggregate of) {
        var figures = new ArrayList<@Nullable Object>();
        figures.add(of.count());
        figures.add(of.median());
        figures.add(of.mean());
        figures.add(of.low());
        figures.add(of.high());
        figures.add(of.min());
        figures.add(of.max());
        figures.add(of.withheld());
        return figures;
    }
}
