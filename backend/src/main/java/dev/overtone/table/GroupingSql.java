package dev.overtone.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that gathers runs: they are counted and their values collected by key, and only of the groups that are
 * shown, and of no latency that is withheld, the values are then sorted for a median. A query that sorts all rows for the
 * medians took twice as long over 100,000 runs.
 *
 * @param most how many groups, or null for all
 * @param before how many of the largest are passed over
 */
record GroupingSql(
        List<Known> by, List<Known> aggregated, @Nullable Integer most, int before) {

    private static final String FINGERPRINT = "fingerprint";

    /** How many cells each aggregated column has. */
    static final int FIGURES = 6;

    /**
     * Stands behind the gathered runs and changes none of them; but each of their values is computed once, however often it
     * is used. Quoted, because PostgreSQL takes an unquoted one for a limit that it knows nothing of, and works on it alone.
     */
    private static final String FENCE = " offset '0'";

    static boolean isLatency(Known known) {
        return known.column().group() == ColumnGroup.LATENCY;
    }

    /**
     * What the statement needs of this transaction: hash tables and sorts in memory, in one process. Several would hand each
     * other what they have collected, which took longer than collecting it alone.
     */
    static final String SETTINGS =
            "select set_config('work_mem', '32MB', true) || set_config('max_parallel_workers_per_gather', '0', true)";

    /** In what runs may differ that have no latency together; nothing where no latency is asked for. */
    List<Footing> footings() {
        return aggregated.stream().anyMatch(GroupingSql::isLatency) ? Footing.beside(by) : List.of();
    }

    /** A row of it: the keys, the number of runs, whether one is not over, whether each footing is mixed, the figures of each aggregated column. */
    String in(Statement statement, Rows rows) {
        String keys = names("key", by.size());
        String mixed =
                footings().isEmpty() ? "" : ", " + names("mixed", footings().size());
        String figures = aggregated.isEmpty()
                ? ""
                : ", " + each(aggregated.size(), i -> "of" + i + ".*").collect(Collectors.joining(", "));
        return "select " + keys + ", runs, live" + mixed + figures + " from (" + page(keys, statement, rows)
                + ") as page "
                + each(aggregated.size(), i -> figures(i, statement)).collect(Collectors.joining(" "))
                + order("runs", keys);
    }

    private String page(String keys, Statement statement, Rows rows) {
        List<String> parts = new ArrayList<>(List.of(keys, "count(*) as runs", "bool_or(waits) as live"));
        each(footings().size(), i -> "min(footing%1$d) <> max(footing%1$d) as mixed%1$d".formatted(i))
                .forEach(parts::add);
        collected()
                .mapToObj(i -> "array_agg(value%1$d) filter (where value%1$d is not null) as values%1$d".formatted(i))
                .forEach(parts::add);
        return "select " + String.join(", ", parts) + " from (" + gathered(statement, rows) + FENCE
                + ") as gathered group by " + keys + order("count(*)", keys)
                + (most == null ? "" : " limit " + most) + " offset " + before;
    }

    private String gathered(Statement statement, Rows rows) {
        List<String> parts = new ArrayList<>();
        each(by.size(), i -> by.get(i).source().in(statement) + " as key" + i).forEach(parts::add);
        parts.add("run.state in ('QUEUED', 'RUNNING') as waits");
        each(footings().size(), i -> footings().get(i).number(statement) + " as footing" + i)
                .forEach(parts::add);
        collected().mapToObj(i -> number(i, statement) + " as value" + i).forEach(parts::add);
        return "select " + String.join(", ", parts) + rows.from(statement, List.of());
    }

    /** Whether all runs of a group have the same of this column, because they are of one network. */
    private boolean isOfTheNetwork(int column) {
        return aggregated.get(column).column().group() == ColumnGroup.NETWORK
                && by.stream().anyMatch(known -> known.name().equals(FINGERPRINT));
    }

    private IntStream collected() {
        return IntStream.range(0, aggregated.size()).filter(i -> !isOfTheNetwork(i));
    }

    private String number(int column, Statement statement) {
        return "cast(" + aggregated.get(column).source().in(statement) + " as float8)";
    }

    private String figures(int column, Statement statement) {
        return "cross join lateral ("
                + (isOfTheNetwork(column) ? figuresOfTheNetwork(column, statement) : figuresOfRuns(column)) + ") as of"
                + column;
    }

    /** Looked up for the groups that are shown, behind everything that asks for joins. */
    private String figuresOfTheNetwork(int column, Statement statement) {
        int fingerprint = by.stream().map(Known::name).toList().indexOf(FINGERPRINT);
        return """
                select case when v is null then 0 else page.runs end as figured, v, v, v, v, cast(null as float8)
                from (select %s as v from network where network.fingerprint = page.key%d) as own""".formatted(number(column, statement), fingerprint);
    }

    /** Of a latency that mixes something only how many there are. */
    private String figuresOfRuns(int column) {
        String values = "values" + column;
        String shown = isLatency(aggregated.get(column)) && !footings().isEmpty()
                ? "case when not (%s) then %s end"
                        .formatted(
                                each(footings().size(), i -> "coalesce(mixed" + i + ", false)")
                                        .collect(Collectors.joining(" or ")),
                                values)
                : values;
        return """
                select coalesce(cardinality(%s), 0), avg(v), percentile_cont(0.5) within group (order by v), min(v), max(v),
                       stddev_samp(v)
                from (select unnest(%s) as v) as shown""".formatted(values, shown);
    }

    private static String order(String runs, String keys) {
        return " order by " + runs + " desc, " + keys;
    }

    private static String names(String name, int count) {
        return each(count, i -> name + i).collect(Collectors.joining(", "));
    }

    private static Stream<String> each(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part);
    }
}
