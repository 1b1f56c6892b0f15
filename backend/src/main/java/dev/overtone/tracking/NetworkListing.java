package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import dev.overtone.tracking.NetworkQuery.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pages of networks, by {@link PageToken}. */
@Repository
class NetworkListing {

    private final JdbcClient jdbc;

    NetworkListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which networks, and where the next page begins. */
    record Page(List<String> fingerprints, @Nullable String nextPageToken) {}

    private record Row(String fingerprint, String key) {}

    /** What is asked of PostgreSQL: one row more than the page has tells whether another page follows. */
    record Statement(String sql, Map<String, Object> values) {}

    /** @throws InvalidEntry if the text or the page token cannot be read */
    Page find(NetworkQuery query) {
        try {
            return read(query);
        } catch (DataIntegrityViolationException e) {
            // Only a token can bring a value that PostgreSQL cannot read.
            if (query.pageToken() != null) {
                throw new InvalidEntry(PageToken.foreign(query.pageToken()));
            }
            throw e;
        }
    }

    private Page read(NetworkQuery query) {
        Statement statement = statement(query);
        List<Row> rows = jdbc.sql(statement.sql())
                .params(statement.values())
                .query((row, _) -> new Row(row.getString("fingerprint"), row.getString("key")))
                .list();
        boolean more = rows.size() > query.pageSize();
        List<Row> page = more ? rows.subList(0, query.pageSize()) : rows;
        return new Page(
                page.stream().map(Row::fingerprint).toList(),
                more
                        ? new PageToken(
                                        query.shape(),
                                        page.getLast().fingerprint(),
                                        page.getLast().key())
                                .written()
                        : null);
    }

    static Statement statement(NetworkQuery query) {
        String key = key(query.order(), query.descending());
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        narrow(query, conditions, values);
        String token = query.pageToken();
        if (token != null) {
            PageToken after = PageToken.read(token, query.shape(), query.order().key())
                    .filter(read -> read.id().matches("[0-9a-f]{64}"))
                    .orElseThrow(() -> new InvalidEntry(PageToken.foreign(token)));
            conditions.add("(%s, fingerprint) %s (cast(:key as %s), :after)"
                    .formatted(
                            key,
                            query.descending() ? "<" : ">",
                            query.order().key().type()));
            values.put("key", after.key());
            values.put("after", after.id());
        }
        values.put("limit", query.pageSize() + 1);
        String sql =
                "select fingerprint, cast(%1$s as text) as key from network%2$s order by %1$s %3$s, fingerprint %3$s limit :limit"
                        .formatted(
                                key,
                                conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions),
                                query.descending() ? "desc" : "asc");
        return new Statement(sql, values);
    }

    private static void narrow(NetworkQuery query, List<String> conditions, Map<String, Object> values) {
        if (query.family() != null) {
            conditions.add("family = :family");
            values.put("family", query.family());
        }
        if (query.state() != null) {
            conditions.add(query.state().since() + " is not null");
        }
        if (query.text() != null) {
            if (!Printable.isLabel(query.text(), NetworkQuery.LONGEST_TEXT)) {
                String allowed = "1 to " + NetworkQuery.LONGEST_TEXT + " printable characters";
                throw new InvalidEntry(
                        List.of(new Violation("text", "(unprintable)", allowed, "text must be " + allowed + ".")));
            }
            conditions.add("(position(lower(:text) in lower(name)) > 0"
                    + " or position(lower(:text) in lower(coalesce(title, ''))) > 0"
                    + " or starts_with(fingerprint, lower(:text)))");
            values.put("text", query.text());
        }
    }

    private static String key(Order order, boolean descending) {
        return switch (order) {
            case CREATED_AT -> "created_at";
            case NAME -> "coalesce(title, name)";
            case PARAMETERS -> "parameters";
            case MACS -> "macs";
            case CIO -> "cio";
            // Networks that were never measured come last in either direction.
            case LAST_MEASURED_AT ->
                "coalesce(last_measured_at, '" + (descending ? "-" : "") + "infinity'::timestamptz)";
        };
    }
}
