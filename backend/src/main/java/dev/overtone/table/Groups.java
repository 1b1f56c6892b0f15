package dev.overtone.table;

import java.util.List;

/**
 * A table's groups, those with the most runs first.
 *
 * @param by the columns that they were gathered by
 * @param aggregated the columns that were chosen and can be aggregated
 * @param more whether there are more groups than these
 */
public record Groups(List<Column> by, List<Column> aggregated, List<Group> items, boolean more) {

    public static final int MOST = 1_000;
}
