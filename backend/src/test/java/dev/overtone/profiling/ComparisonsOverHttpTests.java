package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.Project;
import dev.overtone.tracking.Visible;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Runs against a baseline over HTTP; the test is the worker. */
@HttpTest
class ComparisonsOverHttpTests {

    @Autowired
    private MeasuredRuns runs;

    @Autowired
    private Profiler profiler;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;
    private Hold hold;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void holdsRunsOfOneKindAgainstTheBaselineAndSetsTheOthersApart() {
        UUID base = measured(Ledger.network(1), 10, 1);
        UUID slower = measured(Ledger.network(2), 12, 2);
        UUID alike = measured(Ledger.network(1), 10, 3);
        UUID elsewhere = measured(Ledger.network(1), 5, 4);
        jdbc.sql("update measurement set profile_id = 'p2', profile_name = 'B processor' where run_id = :run")
                .param("run", elsewhere)
                .update();
        UUID queued = ledger.queue(Ledger.network(1)).id();

        JsonNode answer = compare(Stream.of(slower, base, alike, elsewhere, queued), "&base=" + base);

        assertThat(answer.get("comparisons").intValue()).isEqualTo(2);
        assertThat(answer.get("correction").stringValue()).isEqualTo("Holm");
        assertThat(texts(answer.get("runs"), "standing"))
                .containsExactly("COMPARED", "BASELINE", "COMPARED", "APART", "UNMEASURED");
        assertThat(answer.at("/runs/0/against/outcome").stringValue()).isEqualTo("SLOWER");
        assertThat(answer.at("/runs/0/against/ratio").doubleValue()).isBetween(1.18, 1.22);
        assertThat(answer.at("/runs/0/against/adjustedPValue").doubleValue())
                .isGreaterThanOrEqualTo(answer.at("/runs/0/against/pValue").doubleValue());
        assertThat(answer.at("/runs/2/against/outcome").stringValue()).isEqualTo("NOT_DISTINGUISHABLE");
        assertThat(answer.at("/runs/3/against").isNull()).isTrue();
        assertThat(answer.at("/runs/3/apart/0/fact").stringValue()).isEqualTo("hardware profile");
        assertThat(answer.at("/runs/3/apart/0/second").stringValue()).isEqualTo("B processor");
        assertThat(answer.at("/runs/4/state").stringValue()).isEqualTo("QUEUED");
        assertThat(answer.at("/runs/4/p50").isNull()).isTrue();
        JsonNode p50 = fact(answer, "p50");
        assertThat(p50.get("differs").booleanValue()).isTrue();
        assertThat(p50.get("values").get(4).isNull()).isTrue();
        assertThat(fact(answer, "precision").get("differs").booleanValue()).isFalse();
        assertThat(answer.get("layers").isNull()).isTrue();
    }

    @Test
    void alignsLayersByNameOfOneNetworkAndByPlaceOfSeveral() {
        UUID one = measured(Ledger.network(1), 10, 1);
        UUID again = measured(Ledger.network(1), 11, 2);
        UUID other = measured(Ledger.network(2), 12, 3);

        JsonNode same = compare(Stream.of(one, again), "&include=layers").get("layers");
        JsonNode several =
                compare(Stream.of(one, again, other), "&include=layers").get("layers");

        assertThat(same.get("alignedBy").stringValue()).isEqualTo("name");
        assertThat(texts(same.get("rows"), "layer"))
                .hasSize(Ledger.network(1).graph().size() - 1)
                .contains("base.0.conv");
        assertThat(several.get("alignedBy").stringValue()).isEqualTo("place");
        assertThat(texts(several.get("rows"), "layer"))
                .startsWith("Stem")
                .contains("Block 1, layer 1")
                .endsWith("Head");
        assertThat(several.at("/rows/0/cells").size()).isEqualTo(3);
        jdbc.sql("delete from anatomy where run_id = :run").param("run", again).update();
        assertThat(compare(Stream.of(one, again), "&include=layers")
                        .at("/layers/runs")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "runs={one}, runs, 2 to 20 different runs",
        "'runs={one},{one}', runs, 2 to 20 different runs",
        "runs={many}, runs, 2 to 20 different runs",
        "'runs={one},{two}&base={none}', base, one of runs",
        "'runs={one},{two}&include=everything', include, layers",
        "runs=x, runs, ''",
        "a={one}, b, the id of a run",
        "'', runs, 2 to 20 different runs"
    })
    void namesTheParameterTheValueAndTheRange(String query, String field, String allowed) {
        UUID one = measured(Ledger.network(1), 10, 1);
        UUID two = measured(Ledger.network(1), 10, 2);
        String many =
                Stream.generate(UUID::randomUUID).limit(21).map(UUID::toString).collect(Collectors.joining(","));
        var answer = http.get("/api/v1/run-comparisons?"
                + query.replace("{one}", one.toString())
                        .replace("{two}", two.toString())
                        .replace("{none}", UUID.randomUUID().toString())
                        .replace("{many}", many));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.text()).contains(allowed);
    }

    @Test
    void answersNothingOfWhatIsNotThereOrThrownAway() {
        UUID one = measured(Ledger.network(1), 10, 1);
        UUID two = measured(Ledger.network(1), 10, 2);
        var unknown = UUID.randomUUID();
        assertThat(http.get("/api/v1/run-comparisons?runs=" + one + "," + unknown)
                        .status())
                .isEqualTo(404);
        jdbc.sql("update run set trashed_at = now() where id = :run")
                .param("run", two)
                .update();
        var thrownAway = http.get("/api/v1/run-comparisons?runs=" + one + "," + two);
        assertThat(thrownAway.status()).isEqualTo(404);
        assertThat(thrownAway.text()).contains(two.toString());
        assertThat(http.get("/runs/compare?runs=" + one + "," + two).text()).contains("There is no run " + two);
    }

    @Test
    void findsOnlyWhatTheirProjectsShow() {
        UUID one = measured(Ledger.network(1), 10, 1);
        assertThat(profiler.find(Visible.EVERYTHING, List.of(one))).hasSize(1);
        assertThat(profiler.find(new Visible(Set.of(Project.FIRST)), List.of(one)))
                .hasSize(1);
        assertThat(profiler.find(new Visible(Set.of(UUID.randomUUID())), List.of(one)))
                .isEmpty();
        assertThat(profiler.find(new Visible(Set.of()), List.of(one))).isEmpty();
    }

    @Test
    void stillAnswersOfTwo() {
        UUID a = measured(Ledger.network(1), 10, 1);
        UUID b = measured(Ledger.network(1), 8, 2);
        JsonNode answer = http.get("/api/v1/run-comparisons?a=" + a + "&b=" + b).json();
        assertThat(answer.get("outcome").stringValue()).isEqualTo("FASTER");
        assertThat(answer.get("verdict").stringValue()).startsWith("B is ");
        assertThat(http.get("/api/v1/run-comparisons?a=" + a + "&b=" + a).status())
                .isEqualTo(400);
    }

    @Test
    void handsOutTheFactsAsATable() {
        UUID a = measured(Ledger.network(1), 10, 1);
        UUID b = measured(Ledger.network(1), 8, 2);
        var all = http.get("/api/v1/run-comparisons.csv?runs=" + a + "," + b);
        var only = http.get("/api/v1/run-comparisons.csv?runs=" + a + "," + b + "&only=true");
        assertThat(all.type()).startsWith("text/csv");
        assertThat(all.text().lines().findFirst().orElseThrow())
                .isEqualTo("\"group\",\"fact\",\"unit\",\"" + a + "\",\"" + b + "\"");
        assertThat(all.text())
                .contains("\"Settings\",\"precision\",\"\",\"fp32\",\"fp32\"", "\"Measured\",\"p50\",\"ms\"");
        assertThat(only.text()).contains("\"p50\"").doesNotContain("\"precision\"");
    }

    private JsonNode compare(Stream<UUID> runs, String more) {
        var answer = http.get(
                "/api/v1/run-comparisons?runs=" + runs.map(UUID::toString).collect(Collectors.joining(",")) + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private UUID measured(NetworkSpec network, double milliseconds, long seed) {
        return runs.add(hold, network, milliseconds, seed);
    }

    private static List<String> texts(JsonNode rows, String field) {
        return rows.valueStream().map(row -> row.get(field).stringValue()).toList();
    }

    private static JsonNode fact(JsonNode answer, String name) {
        return answer.get("facts")
                .valueStream()
                .filter(fact -> fact.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
