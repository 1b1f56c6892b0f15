package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page of a list ended: key and id of its last row, as opaque text. Lists go on from there by key, not by offset:
 * page 10,000 costs what page 1 costs, and nothing is skipped as rows arrive.
 *
 * @param shape order and direction of the list, the only ones that the token is good for
 */
public record PageToken(String shape, String id, String key) {

    /** How PostgreSQL writes a key as text. */
    public enum KeyType {
        TIMESTAMP("timestamptz"),
        /** Infinity stands for none. */
        TIMESTAMP_OR_NONE("timestamptz"),
        TEXT("text"),
        DECIMAL("float8"),
        WHOLE("bigint");

        private final String type;

        KeyType(String type) {
            this.type = type;
        }

        /** Its name in SQL. */
        public String type() {
            return type;
        }

        /** Whether PostgreSQL could have written it so. */
        public boolean isWritten(String key) {
            return switch (this) {
                case TIMESTAMP -> isTimestamp(key);
                case TIMESTAMP_OR_NONE -> key.matches("-?infinity") || isTimestamp(key);
                case TEXT -> key.indexOf('\0') < 0;
                case DECIMAL -> key.matches("-?Infinity|-?\\d{1,17}(\\.\\d{1,17})?(e[+-]?\\d{1,2})?");
                case WHOLE -> key.matches("\\d{1,18}");
            };
        }
    }

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(Locale.ROOT);

    public String written() {
        String text = shape + "|" + id + "|" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the token was not written by a list of this shape. */
    public static Optional<PageToken> read(String token, String shape, KeyType key) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(shape) && key.isWritten(parts[2])) {
                return Optional.of(new PageToken(parts[0], parts[1], parts[2]));
            }
        } catch (IllegalArgumentException e) {
            // Not even Base64.
        }
        return Optional.empty();
    }

    /** Why a token is refused. */
    public static List<Violation> foreign(String token) {
        return List.of(new Violation(
                "pageToken",
                token,
                "the nextPageToken of the same query",
                "pageToken is not one that this query gave."));
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
}
