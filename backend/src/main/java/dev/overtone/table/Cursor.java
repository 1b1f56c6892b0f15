package dev.overtone.table;

import dev.overtone.tracking.PageToken.KeyType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page: its id, and what it was ordered by as PostgreSQL writes it.
 *
 * @param shape filter and order, the only ones that the token is good for
 */
record Cursor(String shape, UUID id, List<@Nullable String> keys) {

    private static final String NONE = "-";

    /** Opaque; of each part its length, then the part. */
    String written() {
        var text = new StringBuilder();
        append(text, shape);
        append(text, id.toString());
        keys.forEach(key -> append(text, key));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, @Nullable String part) {
        text.append(part == null ? NONE : Integer.toString(part.length())).append(':');
        text.append(part == null ? "" : part);
    }

    /** Empty if the token was not written for this shape and these keys. */
    static Optional<Cursor> read(String token, String shape, List<Ordering.Key> order) {
        try {
            List<@Nullable String> parts =
                    parts(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            if (parts.size() != order.size() + 2 || !shape.equals(parts.getFirst())) {
                return Optional.empty();
            }
            List<@Nullable String> keys = parts.subList(2, parts.size());
            for (int i = 0; i < keys.size(); i++) {
                if (!isWritten(keys.get(i), order.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Cursor(shape, UUID.fromString(String.valueOf(parts.get(1))), keys));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWritten(@Nullable String key, Ordering.Key by) {
        SqlType type = by.known().source().type();
        if (key == null) {
            return by.nullable();
        }
        return switch (type) {
            case FLAG -> key.equals("true") || key.equals("false");
            case UUID -> key.equals(UUID.fromString(key).toString());
            case TEXT, TEXTS -> KeyType.TEXT.isWritten(key);
            case WHOLE -> KeyType.WHOLE.isWritten(key);
            case DECIMAL -> KeyType.DECIMAL.isWritten(key);
            case TIME -> KeyType.TIMESTAMP.isWritten(key);
        };
    }

    /** @throws IllegalArgumentException if the lengths are none, or not those of the parts */
    private static List<@Nullable String> parts(String text) {
        List<@Nullable String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            if (colon < 0) {
                throw new IllegalArgumentException("no length");
            }
            String length = text.substring(at, colon);
            int end = length.equals(NONE) ? colon + 1 : Math.addExact(colon + 1, Integer.parseUnsignedInt(length));
            if (end > text.length() || end <= colon) {
                throw new IllegalArgumentException("too long");
            }
            parts.add(length.equals(NONE) ? null : text.substring(colon + 1, end));
            at = end;
        }
        return parts;
    }
}
