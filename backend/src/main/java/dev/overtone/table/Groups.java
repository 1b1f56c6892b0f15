package dev.overtone.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a table's groups, those with the most runs first.
 *
 * @param before how many groups stand on the pages before
 * @param nextPageToken where the next page begins, or null on the last
 */
public record Groups(
        GroupColumns columns,
        List<Group> items,
        int before,
        @Nullable String nextPageToken) {}
