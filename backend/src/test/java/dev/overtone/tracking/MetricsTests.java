package dev.overtone.tracking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overtone.Ledger;
import dev.overtone.ServerTest;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.notation.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people attach to networks and runs, and what was published, side by side. */
@ServerTest
class MetricsTests {

    private static final String PRESET = Fingerprint.of(HarDNet.hardnet68());
    private static final String HEADER = "fingerprint,name,value,unit,source\n";

    @Autowired
    private Metrics metrics;

    @Autowired
    private Networks networks;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
    }

    @Test
    void theNewestOfANameStandsAndTheEarlierStays() {
        String network = kept(1);
        metrics.attach(network, new MetricEntry("val/acc", 0.7, "", "a"));
        var newest = metrics.attach(network, new MetricEntry("val/acc", 0.6, "", "b"))
                .orElseThrow();
        metrics.attach(network, new MetricEntry("other", 1, "", ""));

        assertThat(metrics.standing("val/acc", List.of(network, kept(2)))).containsExactly(Map.entry(network, newest));
        assertThat(metrics.ofNetwork(network).orElseThrow())
                .extracting(AttachedMetric::value)
                .containsExactly(1.0, 0.6, 0.7);

        assertThat(metrics.remove(requireNonNull(newest.id()))).isTrue();
        assertThat(metrics.remove(requireNonNull(newest.id()))).isFalse();
        assertThat(standing("val/acc", network).value()).isEqualTo(0.7);
    }

    @Test
    void whatWasPublishedStandsUntilSomebodyKnowsBetter() {
        var published = standing("top1", PRESET);

        assertThat(published.value()).isEqualTo(76.2);
        assertThat(published.unit()).isEqualTo("%");
        assertThat(published.source()).isEqualTo("HarDNet, ICCV 2019, table 4");
        assertThat(published.id()).isNull();
        assertThat(metrics.ofNetwork(PRESET).orElseThrow())
                .extracting(AttachedMetric::value)
                .containsExactly(76.2, 76.5);
        assertThat(networks.find(PRESET)).as("looking keeps nothing").isEmpty();

        metrics.attach(PRESET, new MetricEntry("top1", 75.9, "%", "us"));

        assertThat(networks.find(PRESET)).isPresent();
        assertThat(standing("top1", PRESET).value()).isEqualTo(75.9);
        assertThat(metrics.known(Visible.EVERYTHING)).containsExactly(new KnownMetric("top1", List.of("%"), 8, 0));
    }

    @Test
    void aRunHasMetricsOfItsOwn() {
        TrackedRun run = ledger.queue(Ledger.network(1));
        String network = run.network().fingerprint();
        metrics.attach(run.id(), new MetricEntry("power", 40, "W", "meter"));
        metrics.attach(run.id(), new MetricEntry("power", 42, "W", "meter"));

        assertThat(metrics.ofNetwork(network).orElseThrow()).isEmpty();
        assertThat(metrics.ofRun(run.id()).orElseThrow()).hasSize(2);
        assertThat(metrics.standing("power", List.of(network))).isEmpty();
        assertThat(metrics.standingOfRuns("power", List.of(network)).values())
                .singleElement()
                .satisfies(byRun ->
                        assertThat(requireNonNull(byRun.get(run.id())).value()).isEqualTo(42));
        assertThat(metrics.known(Visible.EVERYTHING)).contains(new KnownMetric("power", List.of("W"), 0, 1));
        assertThat(metrics.known(new Visible(Set.of(Project.FIRST))))
                .contains(new KnownMetric("power", List.of("W"), 0, 1));
        assertThat(metrics.known(new Visible(Set.of(UUID.randomUUID()))))
                .as("what only runs of other projects have")
                .extracting(KnownMetric::name)
                .containsExactly("top1");
    }

    @Test
    void attachesNothingToNobody() {
        var entry = new MetricEntry("a", 1, "", "");
        assertThat(metrics.attach("0".repeat(64), entry)).isEmpty();
        assertThat(metrics.attach("nonsense", entry)).isEmpty();
        assertThat(metrics.attach(new UUID(1, 1), entry)).isEmpty();
        assertThat(metrics.ofNetwork("0".repeat(64))).isEmpty();
        assertThat(metrics.ofRun(new UUID(1, 1))).isEmpty();
    }

    @Test
    void importsATableAndExportsItAgain() {
        String network = kept(1);

        int count = metrics.attachAll(
                HEADER + network + ",energy,-1.5e-3,J,\"meter, \"\"lab\"\"\"\n" + PRESET + ",top1,70,%,=mine\n");

        assertThat(count).isEqualTo(2);
        assertThat(standing("energy", network).source()).isEqualTo("meter, \"lab\"");
        String written = metrics.csv();
        ledger.empty();
        kept(1);
        assertThat(metrics.attachAll(written)).isEqualTo(2);
        assertThat(standing("top1", PRESET).source()).isEqualTo("=mine");
        assertThat(metrics.csv()).isEqualTo(written);
    }

    @Test
    void tellsEveryWrongCellOfATableAndTakesNoneOfIt() {
        String network = kept(1);
        String table = HEADER + network + ",fine,1,,\n\n" + network + ",2nd,NaN,\"tab\there\",\n" + network
                + ",short,1\n" + network + ",huge,1e999,,\n";

        assertThatThrownBy(() -> metrics.attachAll(table))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactlyInAnyOrder(
                                        "line 4, column 2 (name)",
                                        "line 4, column 3 (value)",
                                        "line 4, column 4 (unit)",
                                        "line 5",
                                        "line 6, column 3 (value)"));
        assertThatThrownBy(() -> metrics.attachAll(HEADER + PRESET + ",a,1,,\n" + "0".repeat(64) + ",a,1,,\n"))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactly("line 3, column 1 (fingerprint)"));
        assertThat(ledger.count("metric")).isZero();
        assertThat(networks.find(PRESET)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, line 1",
                "`name,value\na,1`, line 1",
                "`fingerprint,name,value,unit,source\n\"`, `line 2, column 1 (fingerprint)`"
            })
    void tellsWhatIsNoTable(String table, String field) {
        assertThatThrownBy(() -> metrics.attachAll(table))
                .isInstanceOfSatisfying(
                        InvalidEntry.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactly(field));
    }

    private AttachedMetric standing(String name, String network) {
        return requireNonNull(metrics.standing(name, List.of(network)).get(network));
    }

    private String kept(int number) {
        return networks.save(Ledger.network(number), new Description(null, null), null)
                .entry()
                .network()
                .fingerprint();
    }
}
