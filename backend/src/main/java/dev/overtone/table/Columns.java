package dev.overtone.table;

import dev.overtone.architecture.Excerpt;
import dev.overtone.filter.Filters;
import dev.overtone.filter.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which columns there are, by every name that they go by: their own in any case, MLflow's ({@code attributes.start_time},
 * {@code params.batch_size}), and those that come with what people attach: {@code metrics.top1}, {@code tags.model},
 * {@code environment."java version"}.
 */
final class Columns {

    static final String METRICS = "metrics.";
    static final String ENVIRONMENT = "environment.";
    static final String TAGS = "tags.";

    private static final int LONGEST_KEY = 200;
    private static final Pattern METRIC = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]{0,63}");

    private static final Map<String, String> PREFIXES = new LinkedHashMap<>();
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "status", "state",
            "runid", "id",
            "runname", "title",
            "starttime", "startedAt",
            "endtime", "finishedAt",
            "created", "createdAt",
            "notes", "note");
    private static final Map<String, Known> FIXED =
            FixedColumns.ALL.stream().collect(Collectors.toMap(known -> folded(known.name()), known -> known));

    static {
        for (String prefix : List.of("attributes", "attribute", "attr", "run", "params", "parameters", "param")) {
            PREFIXES.put(prefix + ".", "");
        }
        PREFIXES.put("metrics.", METRICS);
        PREFIXES.put("metric.", METRICS);
        PREFIXES.put("tags.", TAGS);
        PREFIXES.put("tag.", TAGS);
        PREFIXES.put("environment.", ENVIRONMENT);
    }

    private Columns() {}

    static Optional<Known> find(String name) {
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix.getKey())) {
                return find(prefix.getValue(), name.substring(prefix.getKey().length()));
            }
        }
        return fixed(name);
    }

    private static Optional<Known> find(String prefix, String rest) {
        return switch (prefix) {
            // p50 and its like are figures of every run; MLflow calls all figures metrics.
            case METRICS ->
                fixed(rest)
                        .filter(known -> known.column().kind() == Kind.NUMBER)
                        .or(() -> metric(rest));
            case TAGS -> isKey(rest) ? Optional.of(tag(rest)) : Optional.empty();
            case ENVIRONMENT -> isKey(rest) ? Optional.of(fact(rest)) : Optional.empty();
            default -> fixed(rest);
        };
    }

    private static Optional<Known> fixed(String name) {
        String folded = folded(name);
        String other = OTHER_NAMES.get(folded);
        return Optional.ofNullable(FIXED.get(other == null ? folded : folded(other)));
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY;
    }

    private static Optional<Known> metric(String name) {
        return METRIC.matcher(name).matches() ? Optional.of(metric(name, "")) : Optional.empty();
    }

    /** The latest that somebody attached to the run, otherwise to its network. */
    static Known metric(String name, String unit) {
        return NewColumn.number(ColumnGroup.METRICS, METRICS + name, name, unit, "Attached to the run or its network")
                .aggregatable()
                .from(new Source(SqlType.DECIMAL, true, statement -> AttachedMetrics.value(statement, name)));
    }

    /** What stands behind {@code key=} or {@code key:} in a tag; {@code true} for the tag that is just the key. */
    private static Known tag(String key) {
        return NewColumn.text(ColumnGroup.TEAM, TAGS + key, key, "What stands behind " + key + "= in a tag")
                .groupable()
                .from(new Source(SqlType.TEXT, true, statement -> TagValues.value(statement, key)));
    }

    static Known fact(String key) {
        return NewColumn.text(
                        ColumnGroup.ENVIRONMENT, ENVIRONMENT + key, key, "Of the environment that it was measured in")
                .groupable()
                .from(new Source(SqlType.TEXT, true, statement -> {
                    statement.join(Join.MEASUREMENT);
                    return statement.join(
                                    ENVIRONMENT + key,
                                    alias ->
                                            "left join lateral (select measurement.facts ->> cast(%s as text) as value) as %s on true"
                                                    .formatted(statement.value(key), alias))
                            + ".value";
                }));
    }

    /** Those of these names, or those that a table usually has. */
    static List<Known> chosen(List<String> names) {
        return names.isEmpty()
                ? FixedColumns.ALL.stream()
                        .filter(known -> known.column().shown())
                        .toList()
                : names.stream().map(name -> required("columns", name)).toList();
    }

    /** @throws InvalidTable if there is no such column */
    static Known required(String parameter, String name) {
        return find(name)
                .orElseThrow(() -> new InvalidTable(
                        parameter,
                        name,
                        FixedColumns.ALL.stream().map(Known::name).collect(Collectors.joining(", "))
                                + ", metrics.NAME, tags.NAME, environment.\"KEY\"",
                        parameter + " names a column " + Excerpt.of(Filters.name(name)) + " that there is not."));
    }
}
