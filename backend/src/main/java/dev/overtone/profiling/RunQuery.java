package dev.overtone.profiling;

import dev.overtone.tracking.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Which runs, in which order.
 *
 * @param pageToken where the page before ended, or null for the first
 */
public record RunQuery(
        @Nullable RunState state,
        @Nullable String fingerprint,
        Order order,
        boolean descending,
        int pageSize,
        @Nullable String pageToken) {

    /** What runs can be ordered by; runs without the figure come last. */
    public enum Order {
        CREATED_AT("createdAt"),
        NAME("name"),
        STATE("state"),
        P50("p50"),
        PARAMETERS("parameters"),
        MACS("macs"),
        CIO("cio");

        private final String notation;

        Order(String notation) {
            this.notation = notation;
        }

        public String notation() {
            return notation;
        }
    }
}
