package dev.overtone.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which networks are compared, and how, as an address says it.
 *
 * @param by a {@link PartMetric}
 * @param rows {@code all}, or only those which differ
 */
record CompareForm(
        String @Nullable [] network,
        @Nullable String by,
        @Nullable String rows) {

    static final String ALL_ROWS = "all";

    /** What is written of each network, once each. */
    List<String> networks() {
        return WholeValues.once(network);
    }

    public boolean showsAll() {
        return ALL_ROWS.equals(rows);
    }
}
