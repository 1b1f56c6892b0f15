package dev.overtone.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gathers runs by the values of columns, all of them in the database. What was measured on different hardware, with other
 * batches, precisions or threads is never averaged without a word: such a group has its count and the reason instead.
 */
record Grouping(List<Known> by, List<Known> aggregated) {

    static final int MOST_COLUMNS = 4;

    /** @throws InvalidTable if runs cannot be gathered by one of the columns */
    static Grouping of(List<String> by, List<Known> columns) {
        if (by.isEmpty() || by.size() > MOST_COLUMNS) {
            String allowed = "1 to " + MOST_COLUMNS + " columns";
            throw new InvalidTable("groupBy", by.size() + " columns", allowed, "groupBy must be " + allowed + ".");
        }
        List<Known> keys = by.stream()
                .map(name -> Columns.required("groupBy", name))
                .distinct()
                .toList();
        for (Known key : keys) {
            if (!key.column().groupable()) {
                throw new InvalidTable(
                        "groupBy",
                        key.name(),
                        FixedColumns.ALL.stream()
                                .filter(known -> known.column().groupable())
                                .map(Known::name)
                                .collect(Collectors.joining(", ")),
                        "Runs cannot be gathered by " + key.name() + ".");
            }
        }
        return new Grouping(
                keys,
                columns.stream()
                        .filter(known -> known.column().aggregatable() && !keys.contains(known))
                        .toList());
    }

    Groups read(Rows rows, Statement statement, JdbcClient jdbc) {
        var sql = new GroupingSql(by, aggregated);
        String written = sql.in(statement, rows);
        jdbc.sql(GroupingSql.SETTINGS).query(String.class).single();
        var reaches = new HashMap<Long, Double>();
        List<Group> groups = jdbc.sql(written)
                .params(statement.values())
                .query((row, _) -> group(row, sql.footings(), reaches))
                .list();
        boolean more = groups.size() > Groups.MOST;
        return new Groups(
                by.stream().map(Known::column).toList(),
                aggregated.stream().map(Known::column).toList(),
                more ? groups.subList(0, Groups.MOST) : groups,
                more);
    }

    private Group group(ResultSet row, List<Footing> footings, Map<Long, Double> reaches) throws SQLException {
        int at = 1;
        List<@Nullable Object> key = new ArrayList<>();
        for (Known known : by) {
            key.add(known.source().type().read(row, at++));
        }
        long runs = row.getLong(at++);
        boolean live = row.getBoolean(at++);
        List<String> mixed = new ArrayList<>();
        for (Footing footing : footings) {
            if (row.getBoolean(at++)) {
                mixed.add(footing.several());
            }
        }
        String reason = mixed.isEmpty() ? null : "mixes " + String.join(", ", mixed);
        List<Aggregate> aggregates = new ArrayList<>();
        for (Known known : aggregated) {
            aggregates.add(aggregate(row, at, GroupingSql.isLatency(known) ? reason : null, reaches));
            at += GroupingSql.FIGURES;
        }
        return new Group(key, runs, live, aggregates);
    }

    private static Aggregate aggregate(ResultSet row, int at, @Nullable String withheld, Map<Long, Double> reaches)
            throws SQLException {
        long count = row.getLong(at);
        if (count == 0) {
            return Aggregate.none();
        }
        if (withheld != null) {
            return Aggregate.withheld(count, withheld);
        }
        double mean = row.getDouble(at + 1);
        if (count == 1) {
            return Aggregate.ofOne(mean);
        }
        return Aggregate.of(
                count,
                mean,
                row.getDouble(at + 2),
                row.getDouble(at + 3),
                row.getDouble(at + 4),
                row.getDouble(at + 5),
                reaches.computeIfAbsent(count, Aggregate::reach));
    }
}
