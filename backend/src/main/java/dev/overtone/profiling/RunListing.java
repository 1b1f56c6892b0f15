package dev.overtone.profiling;

import dev.overtone.architecture.Violation;
import dev.overtone.profiling.RunQuery.Order;
import dev.overtone.tracking.RunState;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Pages of runs by key, not by offset: page 10,000 costs what page 1 costs, and nothing is skipped as rows arrive. */
@Repository
class RunListing {

    private final JdbcClient jdbc;

    RunListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which runs, and where the next page begins. */
    record Page(List<UUID> ids, @Nullable String nextPageToken) {}

    private record Row(UUID id, String key) {}

    /** @throws InvalidRun if the page token was not made by the same query */
    @Transactional(readOnly = true)
    Page find(RunQuery query) {
        try {
            return read(query);
        } catch (DataIntegrityViolationException e) {
            // Only a token can bring a value that PostgreSQL cannot read.
            if (query.pageToken() != null) {
                throw Cursor.invalid(query.pageToken());
            }
            throw e;
        }
    }

    @Transactional(readOnly = true)
    int count(RunState state) {
        return jdbc.sql("select count(*) from run where state = :state")
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }

    private Page read(RunQuery query) {
        Order order = query.order();
        Cursor after = query.pageToken() == null ? null : Cursor.read(query.pageToken(), query);
        String key = key(order, query.descending());
        String direction = query.descending() ? "desc" : "asc";
        StringBuilder sql = new StringBuilder("select run.id, cast(" + key + " as text) as key from run");
        sql.append(" join network on network.fingerprint = run.fingerprint");
        sql.append(" left join measurement on measurement.run_id = run.id where true");
        if (query.state() != null) {
            sql.append(" and run.state = :state");
        }
        if (query.fingerprint() != null) {
            sql.append(" and run.fingerprint = :fingerprint");
        }
        if (query.text() != null) {
            sql.append(" and (strpos(lower(network.name), :text) > 0 or starts_with(run.id::text, :text)");
            sql.append(" or starts_with(run.fingerprint, :text))");
        }
        if (after != null) {
            sql.append(" and (").append(key).append(", run.id) ").append(query.descending() ? "<" : ">");
            sql.append(" (cast(:key as ").append(type(order)).append("), :id)");
        }
        sql.append(" order by ")
                .append(key)
                .append(' ')
                .append(direction)
                .append(", run.id ")
                .append(direction);
        sql.append(" limit :limit");
        var statement = jdbc.sql(sql.toString()).param("limit", query.pageSize() + 1);
        if (query.state() != null) {
            statement = statement.param("state", query.state().name());
        }
        if (query.fingerprint() != null) {
            statement = statement.param("fingerprint", query.fingerprint());
        }
        if (query.text() != null) {
            statement = statement.param("text", query.text().toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            statement = statement.param("key", after.key()).param("id", after.id());
        }
        List<Row> rows = statement
                .query((row, _) -> new Row(row.getObject("id", UUID.class), row.getString("key")))
                .list();
        boolean more = rows.size() > query.pageSize();
        List<Row> page = more ? rows.subList(0, query.pageSize()) : rows;
        return new Page(
                page.stream().map(Row::id).toList(),
                more ? new Cursor(page.getLast().key(), page.getLast().id()).write(query) : null);
    }

    private static String key(Order order, boolean descending) {
        return switch (order) {
            case CREATED_AT -> "run.created_at";
            case NAME -> "network.name";
            case STATE -> "run.state";
            // Runs that have no latency come last in either direction.
            case P50 -> "coalesce(measurement.p50, '" + (descending ? "-" : "") + "infinity'::float8)";
            case PARAMETERS -> "network.parameters";
            case MACS -> "network.macs";
            case CIO -> "network.cio";
        };
    }

    private static String type(Order order) {
        return switch (order) {
            case CREATED_AT -> "timestamptz";
            case NAME, STATE -> "text";
            case P50 -> "float8";
            case PARAMETERS, MACS, CIO -> "bigint";
        };
    }

    /** The last row of a page; its token is good only for the same order and direction. */
    private record Cursor(String key, UUID id) {

        private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral(' ')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendOffset("+HH:mm", "+00")
                .toFormatter(Locale.ROOT);

        String write(RunQuery query) {
            String text = shape(query) + "|" + id + "|" + key;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor read(String token, RunQuery query) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                String[] parts = text.split("\\|", 3);
                if (parts.length == 3 && parts[0].equals(shape(query)) && isKey(parts[2], query.order())) {
                    return new Cursor(parts[2], UUID.fromString(parts[1]));
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw invalid(token);
        }

        static InvalidRun invalid(String token) {
            return new InvalidRun(List.of(new Violation(
                    "pageToken",
                    token.length() <= 80 ? token : token.substring(0, 80) + "…",
                    "the nextPageToken of the same query",
                    "pageToken is not one that this query gave.")));
        }

        private static boolean isKey(String key, Order order) {
            return switch (order) {
                case CREATED_AT -> isTimestamp(key);
                case NAME, STATE -> key.indexOf('\0') < 0;
                case P50 -> key.matches("-?Infinity|\\d{1,17}(\\.\\d{1,17})?(e[+-]?\\d{1,2})?");
                case PARAMETERS, MACS, CIO -> key.matches("\\d{1,18}");
            };
        }

        /** As PostgreSQL writes it, {@code 2026-11-23 06:54:14.975+00}. */
        private static boolean isTimestamp(String key) {
            try {
                TIMESTAMP.parse(key);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        private static String shape(RunQuery query) {
            return query.order().notation() + (query.descending() ? "-" : "+");
        }
    }
}
