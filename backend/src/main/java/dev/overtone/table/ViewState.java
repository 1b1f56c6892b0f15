package dev.overtone.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table looks.
 *
 * @param filter in the filter language, or empty
 * @param columns in their order; none are those that a table usually has
 * @param groupBy none for a table of runs
 */
public record ViewState(String filter, List<ViewColumn> columns, List<Sort> sorts, List<String> groupBy) {

    /** A table as it is before anybody chose anything. */
    public static final ViewState USUAL = new ViewState("", List.of(), List.of(), List.of());

    public ViewState {
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
        groupBy = List.copyOf(groupBy);
    }

    /**
     * A column of a view.
     *
     * @param width in pixels, or null for what its values need
     * @param pinned whether it stays where it is while others are scrolled
     */
    public record ViewColumn(String name, @Nullable Integer width, boolean pinned) {

        public static final int NARROWEST = 40;
        public static final int WIDEST = 2_000;
    }
}
