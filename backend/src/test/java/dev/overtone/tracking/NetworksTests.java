package dev.overtone.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.Presets;
import dev.overtone.notation.Fingerprint;
import dev.overtone.tracking.NetworkQuery.Order;
import dev.overtone.tracking.NetworkQuery.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of networks: what people say of them, where they came from, and finding them again. */
@ServerTest
class NetworksTests {

    private static final Description NOTHING = new Description(null, null);

    @Autowired
    private Networks networks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
    }

    @Test
    void keepsWhatIsSaidOfANetworkThatWasOnlyRun() {
        String fingerprint = ledger.queue(Ledger.network(1)).network().fingerprint();
        assertThat(networks.find(fingerprint).orElseThrow().savedAt()).isNull();

        var save = networks.save(Ledger.network(1), new Description("Tiny", "one\r\ntwo  "), null);

        assertThat(save.isNew()).isFalse();
        NetworkEntry entry = networks.find(fingerprint).orElseThrow();
        assertThat(entry).isEqualTo(save.entry());
        assertThat(entry.label()).isEqualTo("Tiny");
        assertThat(entry.notes()).isEqualTo("one\ntwo");
        assertThat(entry.savedAt()).isNotNull();
        assertThat(entry.runs()).isOne();
        assertThat(entry.lastMeasuredAt()).isNull();

        networks.describe(fingerprint, new Description("", null));
        assertThat(networks.find(fingerprint).orElseThrow().title()).isNull();
        assertThat(networks.find(fingerprint).orElseThrow().notes()).isEqualTo("one\ntwo");
        assertThat(networks.describe("0".repeat(64), NOTHING)).isEmpty();
        assertThat(networks.find("\0")).isEmpty();
    }

    @Test
    void keepsLineageInOneDirection() {
        String preset = Fingerprint.of(HarDNet.hardnet68());
        String child = save(1, preset);
        String second = save(1, save(2, child));
        assertThat(second).isEqualTo(child);

        Lineage lineage = networks.lineage(child);
        assertThat(fingerprints(lineage.madeFrom()))
                .as("not from what was made from it")
                .containsExactly(preset);
        assertThat(fingerprints(lineage.madeInto())).containsExactly(Fingerprint.of(Ledger.network(2)));
        assertThat(fingerprints(networks.lineage(preset).madeInto())).containsExactly(child);

        save(1, save(3, null));
        assertThat(networks.lineage(child).madeFrom()).as("a second way to it").hasSize(2);
        save(1, preset);
        save(1, child);
        assertThat(ledger.count("network_lineage")).isEqualTo(3);
        NetworkEntry kept = networks.find(preset).orElseThrow();
        assertThat(kept.savedAt()).as("nobody saved the preset").isNull();
        assertThat(kept.label()).as("it comes under its id").isEqualTo("hardnet-68");
    }

    @Test
    void refusesAnOriginThatNobodyKnowsAndKeepsNothing() {
        for (String unknown : List.of("0".repeat(64), "hardnet-68", "", "\0")) {
            assertThatThrownBy(() -> save(1, unknown))
                    .isInstanceOfSatisfying(
                            InvalidEntry.class,
                            e -> assertThat(e.violations().getFirst().field()).isEqualTo("madeFrom"));
        }
        assertThat(ledger.count("network")).isZero();
    }

    @Test
    void keepsOneRowHoweverManySaveTheSameAtOnce() throws Exception {
        String preset = Fingerprint.of(HarDNet.hardnet68());
        var start = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> saves = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> {
                        start.await();
                        return save(1, preset);
                    })
                    .toList();
            for (Future<String> saved : threads.invokeAll(saves)) {
                assertThat(saved.get()).isEqualTo(Fingerprint.of(Ledger.network(1)));
            }
        }
        assertThat(ledger.count("network")).isEqualTo(2);
        assertThat(ledger.count("network_lineage")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED_AT, true",
        "CREATED_AT, false",
        "NAME, true",
        "NAME, false",
        "PARAMETERS, true",
        "MACS, false",
        "CIO, true",
        "LAST_MEASURED_AT, true",
        "LAST_MEASURED_AT, false"
    })
    void walksEveryOrderPageByPageWithoutLossOrRepeat(Order order, boolean descending) {
        Presets.all().forEach(preset -> networks.save(preset.network(), NOTHING, null));
        networks.save(Ledger.network(1), new Description("A | title", null), null);
        finish(ledger.queue(HarDNet.hardnet68()), "2026-01-01");
        finish(ledger.queue(Ledger.network(1)), "2026-02-02");

        List<NetworkEntry> walked = new ArrayList<>();
        String token = null;
        do {
            NetworkPage page = networks.list(new NetworkQuery(null, null, null, order, descending, 3, token));
            walked.addAll(page.items());
            token = page.nextPageToken();
        } while (token != null);

        assertThat(fingerprints(walked)).hasSize(10).doesNotHaveDuplicates();
        List<NetworkEntry> whole = networks.list(new NetworkQuery(null, null, null, order, descending, 500, null))
                .items();
        assertThat(walked).isEqualTo(whole);
        if (order == Order.LAST_MEASURED_AT) {
            assertThat(walked.get(descending ? 0 : 1).label()).isEqualTo("A | title");
            assertThat(walked.get(2).lastMeasuredAt())
                    .as("never measured ones last")
                    .isNull();
        }
        if (order == Order.MACS) {
            assertThat(walked)
                    .isSortedAccordingTo(java.util.Comparator.comparingLong(
                            e -> e.network().totals().macs()));
        }
    }

    @Test
    void knowsTheNewestEndOfAFinishedRunOnly() {
        String fingerprint = save(1, null);
        finish(ledger.queue(Ledger.network(1)), "2026-02-02");
        finish(ledger.queue(Ledger.network(1)), "2026-01-01");
        end(ledger.queue(Ledger.network(1)), "CANCELLED", "2026-03-03");

        NetworkEntry entry = networks.find(fingerprint).orElseThrow();
        assertThat(entry.lastMeasuredAt()).isEqualTo("2026-02-02T00:00:00Z");
        assertThat(entry.runs()).isEqualTo(3);
    }

    /** A page costs what it shows, however many networks there are: nothing is sorted, nothing asked of each network. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Transactional
    void readsTheLastMeasuredFromAnIndex(boolean descending) {
        save(1, null);
        jdbc.sql("""
                        insert into network (fingerprint, name, family, spec, parameters, macs, cio,
                            cio_without_depthwise_downsampling, concat_elements, peak_activation_elements, weight_bytes,
                            created_at, last_measured_at)
                        select encode(sha256(i::text::bytea), 'hex'), name, family, spec, parameters, macs, cio,
                            cio_without_depthwise_downsampling, concat_elements, peak_activation_elements, weight_bytes,
                            created_at, case when i % 2 = 0 then created_at - i * interval '1 minute' end
                        from network, generate_series(1, 3000) as i""").update();
        jdbc.sql("analyze network").update();

        var first = new NetworkQuery(null, null, null, Order.LAST_MEASURED_AT, descending, 50, null);
        var second = first.at(networks.list(first).nextPageToken());
        for (NetworkQuery query : List.of(first, second)) {
            assertThat(plan(query))
                    .contains(descending ? "network_by_last_measured" : "network_by_first_measured")
                    .doesNotContain("Sort", "Seq Scan", "SubPlan", "Filter");
        }
    }

    @Test
    void networksThatWereMeasuredBeforeItWasNotedGotTheirTime(@Autowired DataSource database) {
        FluentConfiguration history = Flyway.configure().dataSource(database).schemas("noted");
        try {
            history.target("4").load().migrate();
            jdbc.sql("""
                            insert into noted.network (fingerprint, name, family, spec, parameters, macs, cio,
                                cio_without_depthwise_downsampling, concat_elements, peak_activation_elements, weight_bytes,
                                created_at)
                            select repeat(i, 64), 'name', 'hardnet', '{}', 1, 1, 1, 1, 1, 1, 1, now()
                            from unnest(array['a', 'b']) as i""").update();
            jdbc.sql("""
                            insert into noted.run (id, state, created_at, finished_at, fingerprint, spec, batch_size,
                                "precision", runtime, threads, protocol)
                            select uuidv7(), state, now(), '2026-01-01'::timestamptz + day * interval '1 day',
                                repeat('a', 64), '{}', 1, 'fp32', 'eager', 1, 'quick'
                            from (values ('FINISHED', 1), ('FINISHED', 2), ('CANCELLED', 3)) as ended (state, day)""").update();

            history.target("5").load().migrate();

            assertThat(jdbc.sql("select cast(last_measured_at at time zone 'UTC' as text) from noted.network"
                                    + " order by fingerprint")
                            .query((row, _) -> String.valueOf(row.getString(1)))
                            .list())
                    .containsExactly("2026-01-03 00:00:00", "null");
        } finally {
            jdbc.sql("drop schema if exists noted cascade").update();
        }
    }

    private String plan(NetworkQuery query) {
        NetworkListing.Statement statement = NetworkListing.statement(query);
        return String.join(
                "\n",
                jdbc.sql("explain " + statement.sql())
                        .params(statement.values())
                        .query(String.class)
                        .list());
    }

    @Test
    void refusesTheTokenOfAnotherQuestion() {
        save(1, null);
        save(2, null);
        String token = networks.list(new NetworkQuery(null, null, null, Order.MACS, true, 1, null))
                .nextPageToken();
        for (var other : List.of(
                new NetworkQuery(null, null, null, Order.CIO, true, 1, token),
                new NetworkQuery(null, null, null, Order.MACS, false, 1, token),
                new NetworkQuery(null, null, null, Order.MACS, true, 1, "nonsense"))) {
            assertThatThrownBy(() -> networks.list(other)).isInstanceOf(InvalidEntry.class);
        }
    }

    @Test
    void findsByTitleNameFingerprintAndFamily() {
        networks.save(HarDNet.hardnet68(), new Description("100% Wide_one", null), null);
        networks.save(Presets.find("densenet-121").orElseThrow().network(), NOTHING, null);

        assertThat(found("wide_", null)).hasSize(1);
        assertThat(found("100%", null)).hasSize(1);
        assertThat(found("_", null)).hasSize(2);
        assertThat(found("DENSENET_d6", null)).hasSize(1);
        assertThat(found(Fingerprint.of(HarDNet.hardnet68()).substring(0, 8).toUpperCase(java.util.Locale.ROOT), null))
                .hasSize(1);
        assertThat(found("densenet-121", null)).as("a preset by its id").hasSize(1);
        assertThat(found("wide", "densenet")).isEmpty();
        assertThat(found(null, "hardnet")).hasSize(1);
        assertThatThrownBy(() -> found("a\0", null)).isInstanceOf(InvalidEntry.class);
    }

    @Test
    void findsWhatWasSavedAndWhatWasMeasured() {
        String saved = save(1, null);
        String measured = save(2, null);
        jdbc.sql("update network set saved_at = null, last_measured_at = now() where fingerprint = :one")
                .param("one", measured)
                .update();
        String neither = save(3, null);
        jdbc.sql("update network set saved_at = null where fingerprint = :one")
                .param("one", neither)
                .update();

        assertThat(inState(State.SAVED)).containsExactly(saved);
        assertThat(inState(State.MEASURED)).containsExactly(measured);
        assertThat(inState(null)).containsExactlyInAnyOrder(saved, measured, neither);
    }

    private List<String> inState(@Nullable State state) {
        return networks.list(new NetworkQuery(null, null, state, Order.CREATED_AT, true, 50, null)).items().stream()
                .map(entry -> entry.network().fingerprint())
                .toList();
    }

    @Test
    void presetsThatWereRunBeforeTheyHadTitlesGotTheirIds() throws Exception {
        String migration = new ClassPathResource("db/migration/V003__tracking_saved_designs_and_lineage.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        Presets.all()
                .forEach(preset -> assertThat(migration)
                        .contains("('" + Fingerprint.of(preset.network()) + "', '" + preset.id() + "')"));
    }

    @Test
    void refusesTextsThatNobodyCouldRead() {
        assertThatThrownBy(() -> networks.save(Ledger.network(1), new Description("a\nb", "bell \u0007"), null))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("title", "notes"));
        var full = new Description("t".repeat(200), "n".repeat(10_000));
        assertThat(networks.save(Ledger.network(1), full, null).entry().notes()).hasSize(10_000);
    }

    private List<NetworkEntry> found(@Nullable String text, @Nullable String family) {
        return networks.list(new NetworkQuery(text, family, null, Order.CREATED_AT, true, 50, null))
                .items();
    }

    private String save(int number, @Nullable String madeFrom) {
        return networks.save(Ledger.network(number), NOTHING, madeFrom)
                .entry()
                .network()
                .fingerprint();
    }

    private void finish(TrackedRun run, String day) {
        end(run, "FINISHED", day);
    }

    private void end(TrackedRun run, String state, String day) {
        jdbc.sql("update run set state = :state, finished_at = cast(:day as timestamptz) where id = :id")
                .param("state", state)
                .param("day", day + "Z")
                .param("id", run.id())
                .update();
    }

    private static List<String> fingerprints(List<NetworkEntry> entries) {
        return entries.stream().map(entry -> entry.network().fingerprint()).toList();
    }
}
