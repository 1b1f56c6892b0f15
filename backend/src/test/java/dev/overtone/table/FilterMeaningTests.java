package dev.overtone.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.filter.Condition;
import dev.overtone.filter.Field;
import dev.overtone.filter.Filters;
import dev.overtone.filter.RandomConditions;
import dev.overtone.tracking.Visible;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL finds the rows that a condition means, whatever the condition. */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class FilterMeaningTests {

    private static final int RUNS = 48;
    private static final List<String> NAMES = List.of(
            "title",
            "state",
            "p50",
            "batchSize",
            "createdAt",
            "finishedAt",
            "took",
            "pinned",
            "tags",
            "metrics.top1",
            "tags.model",
            "environment.java version",
            "note");
    private static final List<String> TEXTS =
            List.of("a", "b", "ab", "A", "a%", "_", "it's", "\\", "ä", "Ä", "model=a", "model:b", "model");
    private static final TableQuery ALL =
            TableQuery.of(Visible.EVERYTHING, new UUID(0, 0)).withColumns(NAMES).withPage(500, null);

    @Autowired
    private RunTable table;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private List<Row> rows = List.of();
    private Map<String, Integer> order = Map.of();

    @BeforeAll
    void fills() {
        ledger.empty();
        ledger.device("cpu-1", 1);
        var random = new Random(3);
        for (int i = 0; i < RUNS; i++) {
            UUID run = ledger.queue(Ledger.network(1 + i % 3)).id();
            String created = i % 2 == 0
                    ? "'2026-11-01 00:00Z'::timestamptz + make_interval(hours => %d)".formatted(12 * random.nextInt(8))
                    : "now() - make_interval(hours => %d) - interval '1 hour'".formatted(12 * random.nextInt(8));
            jdbc.sql("""
                            update run set created_at = %s, batch_size = 1 + :i %% 4, pinned = :i %% 5 = 0, tags = :tags,
                                           title = :title, notes = :note
                            where id = :run""".formatted(created))
                    .param("i", i)
                    .param("tags", tags(random))
                    .param("title", i % 3 == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())))
                    .param("note", i % 4 == 0 ? "" : TEXTS.get(random.nextInt(TEXTS.size())))
                    .param("run", run)
                    .update();
            if (i % 2 == 0) {
                TableRuns.measure(jdbc, run, 0.5 + random.nextInt(6), "p1", "cpu-1");
            }
            if (i % 3 == 0) {
                jdbc.sql("""
                                insert into metric (run_id, name, value, unit, source, attached_at)
                                values (:run, 'top1', :value, '', '', now())""")
                        .param("run", run)
                        .param("value", random.nextInt(7) - 1)
                        .update();
            }
        }
        rows = table.page(ALL).rows();
        order = order();
    }

    private static String[] tags(Random random) {
        return random.ints(random.nextInt(3), 0, TEXTS.size())
                .distinct()
                .mapToObj(TEXTS::get)
                .toArray(String[]::new);
    }

    /** Every text that is compared, as the database sorts it. */
    private Map<String, Integer> order() {
        Set<String> all = new HashSet<>(TEXTS);
        all.addAll(List.of("", "25", "true", "QUEUED", "RUNNING", "FINISHED", "FAILED", "CANCELLED"));
        var ranks = new HashMap<String, Integer>();
        jdbc.sql("select text, rank() over (order by text) as place from unnest(:texts) as text")
                .param("texts", all.toArray(String[]::new))
                .query(row -> {
                    ranks.put(String.valueOf(row.getString("text")), row.getInt("place"));
                });
        return ranks;
    }

    @Test
    void findsWhatAConditionMeans() {
        assertThat(rows).hasSize(RUNS);
        List<Field> fields = table.columns(NAMES).stream().map(Column::field).toList();
        var conditions = new RandomConditions(new Random(17), fields);
        int some = 0;
        for (int i = 0; i < 1_500; i++) {
            Condition condition = conditions.next(i % 4);
            String filter = Filters.write(condition);
            var evaluator = new Evaluator(clock.instant(), (one, other) -> rank(one) - rank(other));
            Set<UUID> meant = new HashSet<>();
            rows.stream().filter(row -> evaluator.holds(condition, row)).forEach(row -> meant.add(row.id()));

            assertThat(table.ids(ALL.withFilter(filter), 500)).as(filter).containsExactlyInAnyOrderElementsOf(meant);
            some += !meant.isEmpty() && meant.size() < RUNS ? 1 : 0;
        }
        assertThat(some).as("conditions that tell rows apart").isGreaterThan(700);
    }

    private int rank(String text) {
        return java.util.Objects.requireNonNull(order.get(text), text);
    }

    /** Neither holds of what has no latency, but that it does not hold, does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "p50 < 2 OR p50 >= 2; 24",
                "p50 = 99; 0",
                "p50 != 99; 24",
                "NOT p50 = 99; 48",
                "NOT p50 != 99; 24",
                "p50 NOT IN (99); 24",
                "p50 IS NULL; 24",
                "NOT (p50 IS NULL OR p50 < 0); 24",
                "id = 'no id'; 0",
                "id != 'no id'; 48",
                "id LIKE '%-7%'; 48",
                "params.batch_size = '1' or params.batchSize > 1; 48",
                "attributes.status = 'FINISHED'; 24",
                "attributes.start_time > 1000000000000; 24",
                "metrics.p50 > 0; 24",
                "metrics.nobody_has_it > 0; 0",
                "tags.nobody IS NULL; 48",
                "name LIKE 'hardnet%' AND family = 'hardnet'; 48",
                "depth = 2 and growthRate = 4 and multiplier = 1.7 and inputHeight = 32; 48",
                "starred; 0",
                "project = 'First project'; 48",
                "experiment IS NULL AND series IS NULL AND search IS NULL; 48"
            })
    void decidesWhatIsSaidOfWhatIsAbsent(String filter, long runs) {
        assertThat(table.count(ALL.withFilter(filter))).isEqualTo(runs);
    }

    @Test
    void takesNothingThatIsTypedForSql() {
        for (String text : List.of("'; drop table run; --", ":v0", "$1", "?", "\\'", "%s", "${x}", "`", "a\" or 1=1")) {
            String written = "'" + text.replace("'", "''") + "'";
            String quoted = "\"" + text.replace("\"", "\"\"") + "\"";
            for (String filter : List.of(
                    "title = " + written,
                    "tags = " + written,
                    "tags." + quoted + " = " + written,
                    "environment." + quoted + " = " + written,
                    "title ILIKE " + written,
                    "title IN (" + written + ")")) {
                if (filter.contains("ILIKE") && (text.endsWith("\\") || text.contains("%"))) {
                    continue;
                }
                assertThat(table.count(ALL.withFilter(filter))).as(filter).isZero();
            }
        }
        assertThat(table.count(ALL)).isEqualTo(RUNS);
    }

    @Test
    void offersValuesThatThereAre() {
        List<String> values = new ArrayList<>();
        String filter = "tags = 'mod";
        table.complete(filter, filter.length(), Visible.EVERYTHING)
                .suggestions()
                .forEach(suggestion -> values.add(suggestion.text()));
        assertThat(values).containsExactlyInAnyOrder("'model'", "'model:b'", "'model=a'");
        assertThat(table.complete("top", 3, Visible.EVERYTHING).suggestions())
                .anySatisfy(suggestion -> assertThat(suggestion.text()).isEqualTo("metrics.top1"));
        assertThat(table.columns(Visible.EVERYTHING))
                .extracting(Column::name)
                .contains("metrics.top1", "environment.java version", "p50");
    }
}
