package dev.overtone.tracking;

import dev.overtone.tracking.PageToken.KeyType;
import org.jspecify.annotations.Nullable;

/**
 * Which networks, in which order.
 *
 * @param text what title or name contain, in any case, or the beginning of a fingerprint; null for any
 * @param pageToken where the page before ended, or null for the first
 */
public record NetworkQuery(
        @Nullable String text,
        @Nullable String family,
        Order order,
        boolean descending,
        int pageSize,
        @Nullable String pageToken) {

    static final int LONGEST_TEXT = 200;

    /** What networks can be ordered by; those that were never measured come last. */
    public enum Order {
        CREATED_AT("createdAt", KeyType.TIMESTAMP),
        NAME("name", KeyType.TEXT),
        PARAMETERS("parameters", KeyType.WHOLE),
        MACS("macs", KeyType.WHOLE),
        CIO("cio", KeyType.WHOLE),
        LAST_MEASURED_AT("lastMeasuredAt", KeyType.TIMESTAMP_OR_NONE);

        private final String notation;
        private final KeyType key;

        Order(String notation, KeyType key) {
            this.notation = notation;
            this.key = key;
        }

        public String notation() {
            return notation;
        }

        KeyType key() {
            return key;
        }
    }

    /** What a page token is good for: the same order and direction. */
    String shape() {
        return order.notation() + (descending ? "-" : "+");
    }
}
