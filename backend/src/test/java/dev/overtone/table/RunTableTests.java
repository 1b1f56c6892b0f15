package dev.overtone.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.architecture.Violation;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class RunTableTests {

    private static final int RUNS = 40;
    private static final int MEASURED = 13;
    private static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final TableQuery ALL = TableQuery.of(Visible.EVERYTHING, PERSON);

    @Autowired
    private RunTable table;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    /** Runs of four networks, in bunches of one time each; a third has a latency, often the same. */
    @BeforeAll
    void fills() {
        ledger.empty();
        ledger.device("cpu-1", 1);
        for (int i = 0; i < RUNS; i++) {
            UUID run = ledger.queue(Ledger.network(1 + i % 4)).id();
            jdbc.sql(
                            "update run set created_at = '2026-11-01 00:00Z'::timestamptz + make_interval(mins => :bunch) where id = :run")
                    .param("bunch", i * 7 % 9)
                    .param("run", run)
                    .update();
            if (i < MEASURED) {
                TableRuns.measure(jdbc, run, i % 3 == 0 ? 0.1 + 0.2 : 1 + i % 4, "p" + i % 2, "cpu-1");
            }
        }
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                arguments(List.of("createdAt")),
                arguments(List.of("name", "createdAt")),
                arguments(List.of("state")),
                arguments(List.of("p50")),
                arguments(List.of("p50", "macs")),
                arguments(List.of("macs", "p50", "hardwareProfile")),
                arguments(List.of("verdict", "createdAt")),
                arguments(List.of("moved", "finishedAt", "moc")),
                arguments(List.of("metrics.top1", "environment.\"java version\"", "tags.model")),
                arguments(List.of("id")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void walksAllRunsOnceWhateverTheOrderAndThePageSize(List<String> columns) {
        for (int directions = 0; directions < 1 << columns.size(); directions++) {
            List<Sort> sorts = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                sorts.add(new Sort(columns.get(i), (directions >> i & 1) == 1));
            }
            TableQuery query = ALL.withSorts(sorts).withColumns(columns);
            List<Row> whole = walk(query, 500);

            assertThat(whole).extracting(Row::id).hasSize(RUNS).doesNotHaveDuplicates();
            assertThat(whole).as("%s", sorts).isSortedAccordingTo(order(sorts));
            assertThat(ids(walk(query, 1))).as("%s", sorts).isEqualTo(ids(whole));
            assertThat(ids(walk(query, 7))).isEqualTo(ids(whole));
            assertThat(ids(walk(query, RUNS - 1))).isEqualTo(ids(whole));
            assertThat(table.ids(query, 500)).isEqualTo(ids(whole));
        }
    }

    /** As the columns' values themselves say; what has none comes last, whichever way. */
    private static Comparator<Row> order(List<Sort> sorts) {
        return (one, other) -> {
            for (Sort sort : sorts) {
                int order = compare(one.value(sort.column()), other.value(sort.column()), sort.descending());
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column are of one type
    private static int compare(@Nullable Object one, @Nullable Object other, boolean descending) {
        if (one == null || other == null) {
            return (one == null ? 1 : 0) - (other == null ? 1 : 0);
        }
        int order = ((Comparable) one).compareTo(other);
        return descending ? -order : order;
    }

    @Test
    void skipsAndRepeatsNothingWhileRunsArrive() {
        TableQuery query = ALL.withSorts(List.of(new Sort("p50", true), new Sort("name", false)));
        List<UUID> before = ids(walk(query, 500));
        List<UUID> walked = new ArrayList<>();
        List<UUID> arrived = new ArrayList<>();
        String token = null;
        do {
            Page page = table.page(query.withPage(5, token));
            walked.addAll(ids(page.rows()));
            token = page.nextPageToken();
            arrived.add(ledger.queue(Ledger.network(1 + walked.size() % 4)).id());
        } while (token != null && walked.size() < 10 * RUNS);
        jdbc.sql("delete from run where id in (:arrived)")
                .param("arrived", arrived)
                .update();

        assertThat(walked).doesNotHaveDuplicates().containsSubsequence(before);
    }

    @Test
    void showsWhatWasMeasuredAndNothingWhereNothingWas() {
        Row measured = table.page(ALL.withFilter("p50 > 3.5").withColumns(List.of("p50", "verdict", "depth", "tags")))
                .rows()
                .getFirst();
        assertThat(measured.values()).containsExactly(4.0, "STABLE", 2L, List.of());
        Row queued = table.page(
                        ALL.withFilter("state = 'QUEUED' and p50 is null").withColumns(List.of("p50", "state")))
                .rows()
                .getFirst();
        assertThat(queued.value("p50")).isNull();
        assertThat(queued.value("state")).isEqualTo("QUEUED");
    }

    @Test
    void countsAndExportsWhatAPageShowsAPartOf() {
        TableQuery query = ALL.withFilter("NOT p50 < 2").withPage(5, null);
        List<UUID> exported = new ArrayList<>();
        table.export(query, row -> exported.add(row.id()));

        assertThat(table.count(query)).isEqualTo(exported.size()).isGreaterThan(RUNS - MEASURED);
        assertThat(exported).isEqualTo(ids(walk(query, 500)));
    }

    @Test
    void keepsFromOneWhatOtherProjectsHave() {
        var nothing = new Visible(Set.of(UUID.randomUUID()));
        var first = new Visible(Set.of(Project.FIRST));
        assertThat(table.count(TableQuery.of(nothing, PERSON))).isZero();
        assertThat(table.page(TableQuery.of(nothing, PERSON)).rows()).isEmpty();
        assertThat(table.groups(TableQuery.of(nothing, PERSON), List.of("state"))
                        .items())
                .isEmpty();
        assertThat(table.count(TableQuery.of(first, PERSON))).isEqualTo(RUNS);
    }

    @Test
    void leavesOutTheTrashAndWithoutBeingAskedTheArchive() {
        List<UUID> two = table.ids(ALL.withFilter("p50 is not null"), 2);
        jdbc.sql("update run set trashed_at = now() where id = :id")
                .param("id", two.getFirst())
                .update();
        jdbc.sql("update run set archived_at = now() where id = :id")
                .param("id", two.getLast())
                .update();
        try {
            assertThat(table.ids(ALL, 500)).hasSize(RUNS - 2).doesNotContainAnyElementsOf(two);
            assertThat(table.ids(ALL.withFilter("archived"), 500)).containsExactly(two.getLast());
            assertThat(table.count(ALL.withFilter("archived = true OR archived = false")))
                    .isEqualTo(RUNS - 1);
        } finally {
            jdbc.sql("update run set trashed_at = null, archived_at = null").update();
        }
    }

    @Test
    void gathersRunsByWhatTheyAgreeIn() {
        Groups groups = table.groups(
                ALL.withColumns(List.of("p50", "macs", "state")), List.of("fingerprint", "hardwareProfileId"));

        assertThat(groups.columns().aggregated()).extracting(Column::name).containsExactly("p50", "macs");
        assertThat(groups.items().stream().mapToLong(Group::runs).sum()).isEqualTo(RUNS);
        assertThat(groups.items()).hasSize(8);
        for (Group group : groups.items()) {
            List<Double> values = values(group.key());
            Aggregate p50 = group.aggregates().getFirst();
            assertThat(p50.count()).isEqualTo(values.size());
            assertThat(p50.withheld()).isNull();
            if (!values.isEmpty()) {
                double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
                assertThat(p50.mean()).isCloseTo(mean, within(1e-9));
                assertThat(p50.median()).isCloseTo(median(values), within(1e-9));
            }
            Aggregate macs = group.aggregates().getLast();
            assertThat(macs.count()).as("every run of a network has its MACs").isEqualTo(group.runs());
            assertThat(macs.min())
                    .isEqualTo(macs.max())
                    .isEqualTo(macs.median())
                    .isEqualTo(macs.mean());
        }
    }

    /** By the table of Student's t: 4.303 for two degrees of freedom. */
    @Test
    void givesTheMeanAnIntervalOverItsRepeats() {
        Aggregate aggregate = Aggregate.of(3, 2, 2, 1, 3, 1, Aggregate.reach(3));
        assertThat(aggregate.high()).isCloseTo(2 + 4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(aggregate.low()).isCloseTo(2 - 4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(Aggregate.ofOne(2).low()).isNull();
    }

    @Test
    void doesNotAverageLatenciesOfDifferentHardware() {
        Groups groups = table.groups(ALL.withColumns(List.of("p50", "macs")), List.of("precision"));
        Group all = groups.items().getFirst();
        assertThat(all.runs()).isEqualTo(RUNS);
        assertThat(all.aggregates().getFirst().withheld()).isEqualTo("mixes hardware profiles");
        assertThat(all.aggregates().getFirst().mean()).isNull();
        assertThat(all.aggregates().getFirst().count()).isEqualTo(MEASURED);
        assertThat(all.aggregates().getLast().mean())
                .as("MACs are the same everywhere")
                .isPositive();
    }

    private List<Double> values(List<@Nullable Object> key) {
        return jdbc.sql("""
                        select p50 from measurement join run on run.id = run_id
                        where fingerprint = :network and profile_id = :profile""")
                .param("network", key.getFirst())
                .param("profile", key.getLast())
                .query((row, _) -> row.getDouble(1))
                .list();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    @Test
    void refusesTheTokenOfAnotherQuery() {
        String token = table.page(ALL.withPage(5, null)).nextPageToken();
        assertRefused(ALL.withSorts(List.of(new Sort("createdAt", false))), token);
        assertRefused(ALL.withSorts(List.of(new Sort("name", true))), token);
        assertRefused(ALL.withFilter("macs > 0"), token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not base64!",
                "AAAA",
                "10:createdAt-0",
                "99999999999:createdAt-0",
                "-5:abc",
                "10:createdAt-036:01940000-0000-7000-8000-0000000000004:2026",
                "10:createdAt-036:01940000-0000-7000-8000-0000000000003:now",
                "10:createdAt-036:01940000-0000-7000-8000-0000000000008:infinity",
                "10:createdAt-036:01940000-0000-7000-8000-000000000000-:",
                "10:createdAt-02:no22:2026-02-01 00:00:00+00",
                "4:p50+36:01940000-0000-7000-8000-0000000000003:NaN"
            })
    void refusesATokenThatItNeverGave(String forged) {
        assertRefused(ALL, forged);
        assertRefused(
                ALL, Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(TableQuery query, @Nullable String token) {
        assertThatThrownBy(() -> table.page(query.withPage(5, token)))
                .as("%s after %s", query, token)
                .isInstanceOfSatisfying(
                        InvalidTable.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field)
                                .containsExactly("pageToken"));
    }

    @Test
    void namesTheColumnThatThereIsNot() {
        assertThatThrownBy(() -> table.page(ALL.withColumns(List.of("p51"))))
                .isInstanceOf(InvalidTable.class)
                .hasMessage("columns names a column p51 that there is not.");
        assertThatThrownBy(() -> table.page(ALL.withSorts(List.of(new Sort("tags", true)))))
                .hasMessage("Rows cannot be ordered by tags.");
        assertThatThrownBy(() -> table.groups(ALL, List.of("p50"))).hasMessage("Runs cannot be gathered by p50.");
    }

    private List<Row> walk(TableQuery query, int pageSize) {
        List<Row> walked = new ArrayList<>();
        String token = null;
        do {
            Page page = table.page(query.withPage(pageSize, token));
            assertThat(page.rows()).hasSizeBetween(1, pageSize);
            walked.addAll(page.rows());
            token = page.nextPageToken();
        } while (token != null);
        return walked;
    }

    private static List<UUID> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
