package dev.overtone.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run's line in the table.
 *
 * @param columns the table's, the same list for every row
 * @param values in the columns' order: {@code String}, {@code Long}, {@code Double}, {@code Instant}, {@code Boolean}, a list
 *     of texts, of a duration its seconds as {@code Double}; null where there is none
 */
public record Row(UUID id, List<Column> columns, List<@Nullable Object> values) {

    /** As a file of commas has them: a list in one cell, nothing where there is none. */
    public List<String> cells() {
        return values.stream().map(Row::cell).toList();
    }

    private static String cell(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : Objects.toString(value, "");
    }

    /** The values by the names of their columns, in order. */
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).name(), values.get(i));
        }
        return fields;
    }

    /** Null also where the table has no such column. */
    public @Nullable Object value(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return values.get(i);
            }
        }
        return null;
    }
}
