package dev.overtone.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gathers runs by the values of columns, all of them in the database. What was measured on different hardware, with other
 * batches, precisions or threads is never averaged without a word: such a group has its count and the reason instead.
 */
record Grouping(List<Known> by, List<Known> aggregated) {

    static final int MOST_COLUMNS = 4;

    /** What latencies must agree in to be averaged, and how a sentence names several. */
    private static final Map<String, String> FOOTING = Map.of(
            "measurement.profile_id", "hardware profiles",
            "run.batch_size", "batch sizes",
            "run.\"precision\"", "precisions",
            "run.threads", "numbers of threads");

    private static final List<String> FOOTINGS =
            FOOTING.keySet().stream().sorted().toList();

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
        statement.join(Join.MEASUREMENT);
        List<String> inner = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            inner.add(by.get(i).source().in(statement) + " as key" + i);
            parts.add("key" + i);
        }
        parts.add("count(*)");
        inner.add("measurement.run_id is not null as measured");
        for (int i = 0; i < FOOTINGS.size(); i++) {
            inner.add(FOOTINGS.get(i) + " as footing" + i);
            // Of those that were measured: a queued run mixes nothing.
            parts.add(
                    "min(footing%1$d) filter (where measured) is distinct from max(footing%1$d) filter (where measured)"
                            .formatted(i));
        }
        for (int i = 0; i < aggregated.size(); i++) {
            inner.add("cast(" + aggregated.get(i).source().in(statement) + " as float8) as value" + i);
            parts.add(
                    "count(value%1$d), avg(value%1$d), percentile_cont(0.5) within group (order by value%1$d), min(value%1$d), max(value%1$d), stddev_samp(value%1$d)"
                            .formatted(i));
        }
        String ordinals =
                IntStream.rangeClosed(1, by.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        // The fence keeps what the values are read from, maps of many metrics among it, out of the rows that are
        // sorted.
        String sql = "select " + String.join(", ", parts) + " from (select " + String.join(", ", inner)
                + rows.from(statement, List.of()) + " offset 0) as gathered group by " + ordinals
                + " order by count(*) desc, " + ordinals + " limit " + (Groups.MOST + 1);
        // Sorting by the keys and for medians is done in memory, in this transaction; on disk it takes twice as long.
        jdbc.sql("select set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
        List<Group> groups = jdbc.sql(sql)
                .params(statement.values())
                .query((row, _) -> group(row))
                .list();
        boolean more = groups.size() > Groups.MOST;
        return new Groups(
                by.stream().map(Known::column).toList(),
                aggregated.stream().map(Known::column).toList(),
                more ? groups.subList(0, Groups.MOST) : groups,
                more);
    }

    private Group group(ResultSet row) throws SQLException {
        int at = 1;
        List<@Nullable Object> key = new ArrayList<>();
        for (Known known : by) {
            key.add(known.source().type().read(row, at++));
        }
        long runs = row.getLong(at++);
        List<String> mixed = new ArrayList<>();
        for (String footing : FOOTINGS) {
            if (row.getBoolean(at++)) {
                mixed.add(FOOTING.get(footing));
            }
        }
        String reason = mixed.isEmpty() ? null : "mixes " + String.join(", ", mixed);
        List<Aggregate> aggregates = new ArrayList<>();
        for (Known known : aggregated) {
            aggregates.add(aggregate(row, at, known.column().group() == ColumnGroup.LATENCY ? reason : null));
            at += 6;
        }
        return new Group(key, runs, aggregates);
    }

    private static Aggregate aggregate(ResultSet row, int at, @Nullable String withheld) throws SQLException {
        long count = row.getLong(at);
        if (count == 0) {
            return Aggregate.none();
        }
        return withheld != null
                ? Aggregate.withheld(count, withheld)
                : Aggregate.of(
                        count,
                        row.getDouble(at + 1),
                        row.getDouble(at + 2),
                        row.getDouble(at + 3),
                        row.getDouble(at + 4),
                        row.getDouble(at + 5));
    }
}
