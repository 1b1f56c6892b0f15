package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sweeps and sets over HTTP; the test is the worker. */
@HttpTest
class SeriesApiTests {

    private static final String NETWORK = "{\"preset\": \"hardnet-39ds\", \"input\": {\"height\": 64, \"width\": 64}}";

    @Autowired
    private Ledger ledger;

    @Autowired
    private RunTransitions transitions;

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
    void queuesARunAtEachValueOfASweep() {
        var answer = post("\"network\": " + NETWORK + ", \"sweep\": {\"axis\": \"batchSize\", \"values\": [1, 2, 8]}");
        JsonNode series = answer.json();

        assertThat(answer.status()).as(series.toString()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/series/" + series.get("id").stringValue());
        assertThat(series.get("axis").stringValue()).isEqualTo("batchSize");
        assertThat(series.get("together").booleanValue()).isFalse();
        assertThat(members(series))
                .extracting(
                        member -> member.get("value").doubleValue(),
                        member -> member.get("run").get("batchSize").intValue(),
                        member -> member.get("run").get("device").stringValue())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1.0, 1, "cpu-1"),
                        org.assertj.core.groups.Tuple.tuple(2.0, 2, "cpu-1"),
                        org.assertj.core.groups.Tuple.tuple(8.0, 8, "cpu-1"));
        assertThat(http.get("/api/v1/series/" + series.get("id").stringValue()).json())
                .isEqualTo(series);
        assertThat(http.get("/api/v1/series").json().get("items").get(0)).isEqualTo(series);
    }

    @ParameterizedTest
    @CsvSource({
        "resolution, 96, input.height, 96",
        "growthRate, 20, blocks[1].growthRate, 20",
        "depth, 8, blocks[1].depth, 8",
        "multiplier, 1.55, blocks[1].multiplier, 1.55"
    })
    void changesOneNumberOfTheNetwork(String axis, double value, String path, double expected) {
        String block = axis.equals("resolution") ? "" : "\"block\": 1, ";
        JsonNode series = post("\"network\": " + NETWORK + ", \"sweep\": {\"axis\": \"" + axis + "\", " + block
                        + "\"values\": [" + value + "]}")
                .json();
        JsonNode network = members(series).getFirst().get("run").get("network");
        JsonNode at = path.startsWith("input")
                ? network.get("input")
                : network.get("blocks").get(1);
        assertThat(at.get(path.substring(path.lastIndexOf('.') + 1)).doubleValue())
                .isEqualTo(expected);
        assertThat(series.get("axis").stringValue()).isEqualTo(axis.equals("resolution") ? axis : path);
    }

    @Test
    void measuresASetTogetherUnlessToldOtherwise() {
        JsonNode series = post("\"networks\": [" + NETWORK + ", {\"preset\": \"hardnet-68ds\"}]")
                .json();

        assertThat(series.get("together").booleanValue()).isTrue();
        assertThat(series.get("axis").isNull()).isTrue();
        assertThat(members(series))
                .hasSize(2)
                .allSatisfy(member -> assertThat(member.get("value").isNull()).isTrue());
        // Whoever takes the first takes all.
        assertThat(transitions.claim(hold)).isPresent();
        assertThat(transitions.claimMates(
                        hold, java.util.UUID.fromString(series.get("id").stringValue())))
                .hasSize(1);
    }

    @Test
    void queuesNothingWhereOneValueIsWrong() {
        JsonNode problem = post("\"network\": " + NETWORK
                        + ", \"sweep\": {\"axis\": \"depth\", \"block\": 0, \"values\": [8, 900, 4.5]}")
                .json();

        assertThat(problem.get("status").intValue()).isEqualTo(422);
        assertThat(StreamSupport.stream(problem.get("errors").spliterator(), false))
                .extracting(error -> error.get("field").stringValue())
                .contains("sweep.values[1]");
        assertThat(ledger.count("run")).isZero();
        assertThat(ledger.count("series")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"networks\": [{\"preset\": \"hardnet-68\"}] | networks",
                "\"network\": {\"preset\": \"hardnet-68\"} | sweep.axis",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"batchSize\"} | sweep.values",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"width\", \"values\": [1]} | sweep.axis",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"depth\", \"values\": [4]} | sweep.block",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"depth\", \"block\": 5, \"values\": [4]} | sweep.block",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"threads\", \"values\": [1, 900]} | sweep.values[1]",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"sweep\": {\"axis\": \"batchSize\", \"values\": [1, 2]}, \"together\": true | together",
                "\"network\": {\"preset\": \"densenet-121\"}, \"sweep\": {\"axis\": \"multiplier\", \"block\": 0, \"values\": [1.5]} | sweep.values[0]",
                "\"network\": {\"preset\": \"hardnet-68\"}, \"networks\": [], \"sweep\": {\"axis\": \"batchSize\", \"values\": [1]} | networks"
            })
    void namesWhatIsWrong(String body, String field) {
        JsonNode problem = post(body).json();
        assertThat(problem.get("status").intValue()).as(problem.toString()).isEqualTo(422);
        assertThat(StreamSupport.stream(problem.get("errors").spliterator(), false))
                .as(problem.toString())
                .extracting(error -> error.get("field").stringValue())
                .contains(field);
    }

    @Test
    void answersARepeatAsTheFirst() {
        String body = "{\"network\": " + NETWORK + ", \"sweep\": {\"axis\": \"batchSize\", \"values\": [1, 2]}}";
        JsonNode first = once(body).json();
        assertThat(once(body).json()).isEqualTo(first);
        assertThat(ledger.count("run")).isEqualTo(2);
        assertThat(once(body.replace("2]", "3]")).status()).isEqualTo(422);
    }

    @Test
    void cancelsWhatIsLeft() {
        JsonNode series = post("\"network\": " + NETWORK + ", \"sweep\": {\"axis\": \"batchSize\", \"values\": [1, 2]}")
                .json();
        transitions.claim(hold);
        var answer = http.postJson("/api/v1/series/" + series.get("id").stringValue() + "/cancel", "");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(members(answer.json()))
                .extracting(member -> member.get("run").get("state").stringValue())
                .containsExactly("RUNNING", "CANCELLED");
        assertThat(http.get("/api/v1/series/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    private Http.Answer once(String body) {
        return http.postJson("/api/v1/series", body, "Idempotency-Key", "once");
    }

    private Http.Answer post(String fields) {
        return http.postJson("/api/v1/series", "{" + fields + "}");
    }

    private static List<JsonNode> members(JsonNode series) {
        return StreamSupport.stream(series.get("members").spliterator(), false).toList();
    }
}
