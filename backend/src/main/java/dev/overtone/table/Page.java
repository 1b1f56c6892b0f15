package dev.overtone.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of a table; the token of the next page is null on the last. */
public record Page(
        List<Column> columns, List<Row> rows, @Nullable String nextPageToken) {}
