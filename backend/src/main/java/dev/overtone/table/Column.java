package dev.overtone.table;

import dev.overtone.filter.Field;
import dev.overtone.filter.Kind;
import java.util.List;

/**
 * A column that the table can have. Its name is the same in filters, sorts, addresses, exports and a run's JSON.
 *
 * @param label as its head shows it
 * @param unit {@code ms}, {@code B} and the like, or empty
 * @param group what it is listed under: {@code Network}, {@code Latency}
 * @param choices the only texts that it can have, or empty
 * @param sortable whether rows can be ordered by it
 * @param groupable whether rows that have the same value can be gathered
 * @param aggregatable whether a mean of it says something
 * @param shown whether a table has it that nobody chose columns for
 */
public record Column(
        String name,
        String label,
        String unit,
        Kind kind,
        String description,
        ColumnGroup group,
        List<String> choices,
        boolean sortable,
        boolean groupable,
        boolean aggregatable,
        boolean shown) {

    public Column {
        choices = List.copyOf(choices);
    }

    /** The label with its unit: {@code p50 (ms)}. */
    public String labelWithUnit() {
        return unit.isEmpty() ? label : label + " (" + unit + ")";
    }

    /** As filters know it. */
    public Field field() {
        return new Field(name, kind, unit, description, choices);
    }
}
