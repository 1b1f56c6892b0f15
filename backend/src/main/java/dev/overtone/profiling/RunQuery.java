package dev.overtone.profiling;

import dev.overtone.tracking.RunState;
import dev.overtone.tracking.Visible;
import org.jspecify.annotations.Nullable;

/**
 * Which runs, in which order.
 *
 * @param text what the network's name contains, in any case, or how the run's id or its fingerprint begins; null for any
 * @param pageToken where the page before ended, or null for the first
 * @param moved whether only runs whose latency moved since an update are wanted
 * @param visible whose runs
 */
public record RunQuery(
        @Nullable RunState state,
        @Nullable String fingerprint,
        @Nullable String text,
        Order order,
        boolean descending,
        int pageSize,
        @Nullable String pageToken,
        boolean moved,
        Visible visible) {

    public RunQuery(
            @Nullable RunState state,
            @Nullable String fingerprint,
            @Nullable String text,
            Order order,
            boolean descending,
            int pageSize,
            @Nullable String pageToken,
            boolean moved) {
        this(state, fingerprint, text, order, descending, pageSize, pageToken, moved, Visible.EVERYTHING);
    }

    public RunQuery(
            @Nullable RunState state,
            @Nullable String fingerprint,
            @Nullable String text,
            Order order,
            boolean descending,
            int pageSize,
            @Nullable String pageToken) {
        this(state, fingerprint, text, order, descending, pageSize, pageToken, false);
    }

    public RunQuery(
            @Nullable RunState state,
            @Nullable String fingerprint,
            Order order,
            boolean descending,
            int pageSize,
            @Nullable String pageToken) {
        this(state, fingerprint, null, order, descending, pageSize, pageToken);
    }

    public RunQuery withMoved(boolean only) {
        return new RunQuery(state, fingerprint, text, order, descending, pageSize, pageToken, only, visible);
    }

    /** The same of what may be shown alone. */
    public RunQuery within(Visible shown) {
        return new RunQuery(state, fingerprint, text, order, descending, pageSize, pageToken, moved, shown);
    }

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
