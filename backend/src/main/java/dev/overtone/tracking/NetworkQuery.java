package dev.overtone.tracking;

import dev.overtone.tracking.PageToken.KeyType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which networks, in which order.
 *
 * @param text what title or name contain, in any case, or the beginning of a fingerprint; null for any
 * @param state what was done with them, or null for whatever it was
 * @param pageToken where the page before ended, or null for the first
 */
public record NetworkQuery(
        @Nullable String text,
        @Nullable String family,
        @Nullable State state,
        Order order,
        boolean descending,
        int pageSize,
        @Nullable String pageToken) {

    static final int LONGEST_TEXT = 200;

    /** What somebody did with a network; the others only came with a search, a run that did not end well, or a lineage. */
    public enum State {
        SAVED("saved", "saved_at"),
        MEASURED("measured", "last_measured_at");

        private final String notation;
        private final String since;

        State(String notation, String since) {
            this.notation = notation;
            this.since = since;
        }

        public static Optional<State> of(String notation) {
            return Arrays.stream(values())
                    .filter(state -> state.notation.equals(notation))
                    .findFirst();
        }

        public String notation() {
            return notation;
        }

        /** The column that has a value where this was done. */
        String since() {
            return since;
        }
    }

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

    /** The first page of these in another family, or in any. */
    public NetworkQuery ofFamily(@Nullable String other) {
        return new NetworkQuery(text, other, state, order, descending, pageSize, null);
    }

    /** The first page of these in another state, or in any. */
    public NetworkQuery inState(@Nullable State other) {
        return new NetworkQuery(text, family, other, order, descending, pageSize, null);
    }

    /** The first page of these in another order. */
    public NetworkQuery by(Order other, boolean otherDescending) {
        return new NetworkQuery(text, family, state, other, otherDescending, pageSize, null);
    }

    /** The page of these that begins where another ended; null for the first. */
    public NetworkQuery at(@Nullable String otherPageToken) {
        return new NetworkQuery(text, family, state, order, descending, pageSize, otherPageToken);
    }

    /** What a page token is good for: the same order and direction. */
    String shape() {
        return order.notation() + (descending ? "-" : "+");
    }
}
