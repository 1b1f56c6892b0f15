package dev.overtone.web;

import dev.overtone.filter.Filters;
import dev.overtone.table.Aggregate;
import dev.overtone.table.Column;
import dev.overtone.table.Group;
import dev.overtone.table.Groups;
import dev.overtone.web.RunsGroup.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes groups of runs for people. */
@Component
class RunsGroups {

    static final String MEMBERS = "/runs/members";

    private final RunsLines lines;
    private final Figures figures;

    RunsGroups(RunsLines lines, Figures figures) {
        this.lines = lines;
        this.figures = figures;
    }

    /** @param filter which runs were grouped, as conditions */
    List<RunsGroup> of(Groups groups, List<RunsColumn> columns, RunsAddress address, @Nullable String filter) {
        return IntStream.range(0, groups.items().size())
                .mapToObj(i -> group(i, groups, columns, address, filter))
                .toList();
    }

    private RunsGroup group(
            int number, Groups groups, List<RunsColumn> columns, RunsAddress address, @Nullable String filter) {
        Group group = groups.items().get(number);
        RunsAddress alone = address.withGroup(List.of())
                .withFilter(FilterText.and(filter, condition(groups.columns().by(), group.key())));
        return new RunsGroup(
                number,
                keys(groups.columns().by(), group.key()),
                group.runs(),
                group.live(),
                alone.text(),
                alone.text(MEMBERS),
                columns.stream().map(column -> cell(column, groups, group)).toList());
    }

    private Cell cell(RunsColumn column, Groups groups, Group group) {
        int at = groups.columns().aggregated().stream()
                .map(Column::name)
                .toList()
                .indexOf(column.name());
        boolean key = groups.columns().by().stream().anyMatch(by -> by.name().equals(column.name()));
        if (at < 0 || key) {
            return new Cell(column, null, null, null, null);
        }
        Aggregate aggregate = group.aggregates().get(at);
        if (aggregate.withheld() != null) {
            return new Cell(column, null, null, aggregate.withheld(), "not mixed");
        }
        Double median = aggregate.median();
        return median == null
                ? new Cell(column, null, null, null, null)
                : new Cell(column, figure(median, column), spread(aggregate, column), meaning(aggregate, column), null);
    }

    /** {@code mean 48.4, 48.1–48.7}. */
    private @Nullable String spread(Aggregate aggregate, RunsColumn column) {
        Double mean = aggregate.mean();
        Double low = aggregate.low();
        Double high = aggregate.high();
        if (mean == null || low == null || high == null || high - low == 0) {
            return null;
        }
        return "mean " + figures.text(figure(mean, column)) + ", "
                + figure(low, column).number() + "–" + figures.text(figure(high, column));
    }

    private String meaning(Aggregate aggregate, RunsColumn column) {
        String all =
                "Median of " + figures.grouped(aggregate.count()) + (aggregate.count() == 1 ? " value" : " values");
        Double min = aggregate.min();
        Double max = aggregate.max();
        String range = min == null || max == null
                ? ""
                : ", from " + figures.text(figure(min, column)) + " to " + figures.text(figure(max, column));
        return all + range + (aggregate.low() == null ? "" : "; below it the mean with its 95 % interval");
    }

    private Quantity figure(double value, RunsColumn column) {
        boolean whole = column.column().unit().isEmpty() && value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? lines.figure((long) value, column) : lines.figure(value, column);
    }

    private List<RunsGroup.Key> keys(List<Column> by, List<@Nullable Object> key) {
        var keys = new ArrayList<RunsGroup.Key>();
        for (int i = 0; i < by.size(); i++) {
            Object value = key.get(i);
            var column = new RunsColumn(by.get(i), null, -1);
            String written = switch (value) {
                case null -> "none";
                case Number number -> figures.text(lines.figure(number, column));
                case Boolean is -> is ? "yes" : "no";
                default -> value.toString();
            };
            keys.add(new RunsGroup.Key(by.get(i).label(), written));
        }
        return keys;
    }

    /** What the runs of a group have and no other run has. */
    private static String condition(List<Column> by, List<@Nullable Object> key) {
        return IntStream.range(0, by.size())
                .mapToObj(i -> condition(Filters.name(by.get(i).name()), key.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    private static String condition(String column, @Nullable Object value) {
        return switch (value) {
            case null -> column + " IS NULL";
            case Number number -> column + " = " + number;
            case Boolean is -> column + " = " + is;
            default -> column + " = '" + value.toString().replace("'", "''") + "'";
        };
    }
}
