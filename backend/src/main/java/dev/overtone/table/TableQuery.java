package dev.overtone.table;

import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs, what of them, in which order. What is in the trash is never among them, and what is archived only where the
 * filter speaks of {@code archived}.
 *
 * @param visible whose runs may be shown at all
 * @param person whose stars {@code starred} speaks of
 * @param filter in the filter language, or empty for all
 * @param columns by name; none are those that a table usually has
 * @param sorts the first counts most; none is the newest first
 * @param pageToken where the page before ended, or null for the first
 */
public record TableQuery(
        Visible visible,
        UUID person,
        String filter,
        List<String> columns,
        List<Sort> sorts,
        int pageSize,
        @Nullable String pageToken) {

    public static final int LARGEST_PAGE = 500;

    public TableQuery {
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
    }

    /** All runs, as a table usually shows them. */
    public static TableQuery of(Visible visible, UUID person) {
        return new TableQuery(visible, person, "", List.of(), List.of(), 50, null);
    }

    public TableQuery withFilter(String other) {
        return new TableQuery(visible, person, other, columns, sorts, pageSize, pageToken);
    }

    public TableQuery withColumns(List<String> others) {
        return new TableQuery(visible, person, filter, others, sorts, pageSize, pageToken);
    }

    public TableQuery withSorts(List<Sort> others) {
        return new TableQuery(visible, person, filter, columns, others, pageSize, pageToken);
    }

    public TableQuery withPage(int size, @Nullable String token) {
        return new TableQuery(visible, person, filter, columns, sorts, size, token);
    }
}
