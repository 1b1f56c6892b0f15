package dev.overtone.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads one page. Which runs it has is found with the joins that filter and order need; only for these few the columns'
 * values are fetched, whatever they cost.
 */
record PageOfRuns(TableQuery query, Rows rows) {

    private record Found(Row row, Cursor end) {}

    Page read(JdbcClient jdbc) {
        List<Known> chosen = Columns.chosen(query.columns());
        List<Column> columns = chosen.stream().map(Known::column).toList();
        Ordering order = Ordering.of(query.sorts());
        String shape = order.shape(rows.written());
        var outer = Statement.ofFew(query.person());
        String ids = ids(order, shape, outer.inner());
        List<String> keys = IntStream.range(0, order.keys().size())
                .mapToObj(i -> "page.k" + i)
                .toList();
        String values =
                chosen.stream().map(known -> ", " + known.source().in(outer)).collect(Collectors.joining());
        String ends = keys.stream().map(key -> ", cast(" + key + " as text)").collect(Collectors.joining());
        String sql = "select run.id" + values + ends + " from (" + ids + ") as page join run on run.id = page.id"
                + outer.joins() + order.orderBy(keys, "page.id");
        List<Found> found = jdbc.sql(sql)
                .params(outer.values())
                .query((row, _) -> new Found(row(row, columns, chosen), end(row, shape, chosen.size(), keys.size())))
                .list();
        boolean more = found.size() > query.pageSize();
        List<Found> page = more ? found.subList(0, query.pageSize()) : found;
        return new Page(
                columns,
                page.stream().map(Found::row).toList(),
                more ? page.getLast().end().written() : null);
    }

    /** The page's runs and one more, which tells whether another page follows. */
    private String ids(Ordering order, String shape, Statement statement) {
        List<String> expressions = order.expressions(statement);
        String token = query.pageToken();
        List<String> after = token == null
                ? List.of()
                : List.of(order.after(
                        Cursor.read(token, shape, order.keys()).orElseThrow(() -> InvalidTable.token(token)),
                        expressions,
                        statement));
        String keys = IntStream.range(0, expressions.size())
                .mapToObj(i -> ", " + expressions.get(i) + " as k" + i)
                .collect(Collectors.joining());
        String from = rows.from(statement, after);
        return "select run.id" + keys + from + order.orderBy(expressions, "run.id") + " limit "
                + (query.pageSize() + 1);
    }

    /** A row whose first column is the run's id. */
    static Row row(ResultSet row, List<Column> columns, List<Known> chosen) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            values.add(chosen.get(i).source().type().read(row, i + 2));
        }
        return new Row(row.getObject(1, UUID.class), columns, values);
    }

    private static Cursor end(ResultSet row, String shape, int columns, int keys) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(keys);
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(columns + 2 + i));
        }
        return new Cursor(shape, row.getObject(1, UUID.class), values);
    }
}
