package dev.overtone.web;

import dev.overtone.filter.Filters;
import dev.overtone.table.Column;
import dev.overtone.table.ColumnGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns are shown, in their order, and which could be. */
record RunsPicker(List<Choice> shown, List<Kind> kinds, List<Grouper> groupers) {

    record Choice(String id, String label, String unit, String meaning, String kind) {}

    /** Columns of one kind that are not shown. */
    record Kind(String id, String label, List<Choice> columns) {}

    /** A column that runs can be grouped by. */
    record Grouper(String id, String label, boolean chosen) {}

    static RunsPicker of(List<Column> all, List<RunsColumn> columns, RunsAddress address) {
        Set<String> shown = columns.stream().map(RunsColumn::name).collect(Collectors.toSet());
        return new RunsPicker(
                columns.stream().map(column -> choice(column.column())).toList(),
                Arrays.stream(ColumnGroup.values())
                        .map(group -> new Kind(
                                id(group),
                                group.label(),
                                all.stream()
                                        .filter(column -> column.group() == group && !shown.contains(column.name()))
                                        .map(RunsPicker::choice)
                                        .toList()))
                        .toList(),
                all.stream()
                        .filter(Column::groupable)
                        .map(column -> new Grouper(
                                Filters.name(column.name()),
                                column.label(),
                                address.group().contains(column.name())))
                        .toList());
    }

    private static Choice choice(Column column) {
        return new Choice(
                Filters.name(column.name()), column.label(), column.unit(), column.description(), id(column.group()));
    }

    private static String id(ColumnGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    /** What runs are grouped by, in words. */
    public String grouped() {
        return groupers.stream().filter(Grouper::chosen).map(Grouper::label).collect(Collectors.joining(", "));
    }
}
