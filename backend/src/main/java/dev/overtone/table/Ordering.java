package dev.overtone.table;

import dev.overtone.filter.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order rows stand, whatever is equal by their ids: so every row has its place, and a page begins behind the last
 * row of the one before by key, not by number.
 */
record Ordering(List<Key> keys) {

    static final int MOST = 8;

    /** A column and its direction. */
    record Key(Known known, boolean descending) {

        boolean nullable() {
            return known.source().nullable();
        }

        private String direction() {
            // Not said where it changes nothing, so that the same index serves.
            return (descending ? " desc" : "") + (nullable() ? " nulls last" : "");
        }
    }

    /** @throws InvalidTable if a column is not there or has no order */
    static Ordering of(List<Sort> sorts) {
        if (sorts.size() > MOST) {
            throw new InvalidTable(
                    "orderBy",
                    sorts.size() + " columns",
                    "at most " + MOST + " columns",
                    "orderBy has too many columns.");
        }
        var keys = new ArrayList<Key>();
        for (Sort sort : sorts.isEmpty() ? List.of(new Sort("createdAt", true)) : sorts) {
            Known known = Columns.required("orderBy", sort.column());
            if (!known.column().sortable()) {
                throw new InvalidTable(
                        "orderBy",
                        sort.column(),
                        "a column with one value for each run",
                        "Rows cannot be ordered by " + known.name() + ".");
            }
            if (keys.stream().noneMatch(key -> key.known().name().equals(known.name()))) {
                keys.add(new Key(known, sort.descending()));
            }
        }
        return new Ordering(List.copyOf(keys));
    }

    /** What a page token is good for. */
    String shape(String filter) {
        return keys.stream()
                        .map(key -> Filters.name(key.known().name()) + (key.descending() ? "-" : "+"))
                        .collect(Collectors.joining())
                + Integer.toHexString(filter.hashCode());
    }

    List<String> expressions(Statement statement) {
        return keys.stream().map(key -> key.known().source().in(statement)).toList();
    }

    /** @param id what the run's id is called there */
    String orderBy(List<String> expressions, String id) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> expressions.get(i) + keys.get(i).direction())
                .collect(Collectors.joining(", ", " order by ", ", " + id + idDirection()));
    }

    private String idDirection() {
        return keys.getLast().descending() ? " desc" : "";
    }

    /** That a row stands behind the one that the cursor remembers. */
    String after(Cursor cursor, List<String> expressions, Statement statement) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String value = cursor.keys().get(i);
            values.add(
                    value == null
                            ? null
                            : "cast(" + statement.value(value) + " as "
                                    + keys.get(i).known().source().type().sql() + ")");
        }
        String id = "cast(" + statement.value(cursor.id()) + " as uuid)";
        return isOneWay() ? tuples(expressions, values, id) : alternatives(expressions, values, id);
    }

    /** Whether the order of rows is that of tuples, which an index has. */
    private boolean isOneWay() {
        boolean descending = keys.getFirst().descending();
        return keys.stream().allMatch(key -> !key.nullable() && key.descending() == descending);
    }

    private String tuples(List<String> expressions, List<@Nullable String> values, String id) {
        return "(%s, run.id) %s (%s, %s)"
                .formatted(
                        String.join(", ", expressions),
                        keys.getFirst().descending() ? "<" : ">",
                        values.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        id);
    }

    /** Equal in the first keys and behind in the next, for each of them. */
    private String alternatives(List<String> expressions, List<@Nullable String> values, String id) {
        List<String> alternatives = new ArrayList<>();
        var equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            String expression = expressions.get(i);
            String value = values.get(i);
            if (value != null) {
                String behind = expression + (keys.get(i).descending() ? " < " : " > ") + value;
                alternatives.add(
                        equal + (keys.get(i).nullable() ? "(" + behind + " or " + expression + " is null)" : behind));
            }
            equal.append(expression)
                    .append(value == null ? " is null" : " = " + value)
                    .append(" and ");
        }
        alternatives.add(equal + "run.id" + (idDirection().isEmpty() ? " > " : " < ") + id);
        return "((" + String.join(") or (", alternatives) + "))";
    }
}
