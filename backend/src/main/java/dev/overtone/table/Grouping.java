package dev.overtone.table;

import dev.overtone.tracking.PageToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gathers runs by the values of columns, all of them in the database. What was measured on different hardware, with other
 * batches, precisions or threads is never averaged without a word: such a group has its count and the reason instead.
 */
record Grouping(List<Known> by, List<Known> aggregated) {

    static final int MOST_COLUMNS = 4;

    private static final int FETCHED = 500;
    private static final int MOST_DIGITS = 10;

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

    GroupColumns columns() {
        return new GroupColumns(
                by.stream().map(Known::column).toList(),
                aggregated.stream().map(Known::column).toList());
    }

    /** @throws InvalidTable if the query's page token is not one of these groups */
    Groups page(Rows rows, Statement statement, JdbcClient jdbc) {
        int size = rows.query().pageSize();
        String token = rows.query().pageToken();
        int before = token == null ? 0 : before(token);
        var groups = new ArrayList<Group>();
        read(new GroupingSql(by, aggregated, size + 1, before), rows, statement, jdbc, groups::add);
        boolean more = groups.size() > size;
        return new Groups(
                columns(),
                more ? groups.subList(0, size) : groups,
                before,
                more ? new PageToken(shape(), "", Integer.toString(before + size)).written() : null);
    }

    void export(Rows rows, Statement statement, JdbcClient jdbc, Consumer<Group> groups) {
        read(new GroupingSql(by, aggregated, null, 0), rows, statement, jdbc, groups);
    }

    private void read(GroupingSql sql, Rows rows, Statement statement, JdbcClient jdbc, Consumer<Group> groups) {
        String written = sql.in(statement, rows);
        jdbc.sql(GroupingSql.SETTINGS).query(String.class).single();
        var reaches = new HashMap<Long, Double>();
        RowCallbackHandler each = row -> groups.accept(group(row, sql.footings(), reaches));
        jdbc.sql(written).params(statement.values()).withFetchSize(FETCHED).query(each);
    }

    /** Groups have no key that lasts: one more run, and a group stands elsewhere. So the token says how many to pass over. */
    private int before(String token) {
        return PageToken.read(token, shape(), PageToken.KeyType.WHOLE)
                .map(PageToken::key)
                .filter(key -> key.length() < MOST_DIGITS)
                .map(Integer::parseInt)
                .orElseThrow(() -> InvalidTable.token(token));
    }

    private String shape() {
        return by.stream().map(Known::name).collect(Collectors.joining(",", "groups by ", ""));
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
