package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Searches over HTTP, led on paper to their end. */
@HttpTest
class SearchesApiTests {

    private static final String SPACE = """
            {"network": {"preset": "hardnet-39ds", "input": {"height": 64, "width": 64}},
             "vary": [{"what": "multiplier", "values": [1.5, 1.6, 1.7]}, {"what": "stem", "values": [16, 24, 32]},
                      {"what": "depthwise", "values": [true, false]}]}""";

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void findsTheExactFrontOfWhatIsKnownOnPaper() {
        JsonNode search = begin("macs", "expressivity");
        String path = "/api/v1/searches/" + search.get("id").stringValue();
        assertThat(search.get("networks").intValue()).isEqualTo(18);
        assertThat(search.get("device").isNull()).isTrue();

        await().until(() -> http.get(path).json().get("state").stringValue().equals("FINISHED"));

        JsonNode over = http.get(path).json();
        assertThat(over.get("exact").booleanValue()).isTrue();
        assertThat(over.get("reason").stringValue())
                .isEqualTo("All 18 networks were looked at; this is the exact front.");
        JsonNode front = http.get(path + "/front").json();
        List<JsonNode> points = items(front.get("points"));
        assertThat(points).isNotEmpty();
        assertThat(points)
                .extracting(point -> point.get("values").get(0).doubleValue())
                .isSorted();
        assertThat(points)
                .extracting(point -> point.get("values").get(1).doubleValue())
                .isSorted();
        assertThat(items(http.get(path + "/trials").json().get("items")))
                .hasSameSizeAs(points)
                .allSatisfy(trial -> {
                    assertThat(trial.get("origin").stringValue()).isEqualTo("ENUMERATED");
                    assertThat(trial.get("network").get("family").stringValue()).isEqualTo("hardnet");
                });
        assertThat(http.get(path + "/front?x=macs").json().get("points")).hasSize(1);
        assertThat(http.get(path + "/front?x=colour").status()).isEqualTo(400);
        assertThat(items(http.get("/api/v1/searches").json().get("items")))
                .extracting(one -> one.get("id"))
                .containsExactly(search.get("id"));
    }

    @Test
    void handsOutTheWholeAndSaysWhatMatters() {
        String path =
                "/api/v1/searches/" + begin("macs", "expressivity").get("id").stringValue();
        await().until(() -> http.get(path).json().get("state").stringValue().equals("FINISHED"));

        Http.Answer export = http.get(path + "/export");
        assertThat(export.header("Content-Disposition")).contains("attachment", ".json");
        assertThat(export.json().get("search").get("title").stringValue()).isEqualTo("A search");
        assertThat(items(export.json().get("trials")))
                .hasSameSizeAs(items(http.get(path + "/trials").json().get("items")));
        JsonNode importance = http.get(path + "/importance").json();
        assertThat(importance.get("evaluator").stringValue()).contains("epsilon squared", "Spearman");
        assertThat(items(importance.get("objectives")))
                .extracting(objective -> objective.get("metric").stringValue())
                .containsExactly("macs", "expressivity");
        assertThat(items(importance.get("objectives").get(0).get("variables")))
                .extracting(variable -> variable.get("what").stringValue())
                .containsExactly("multiplier", "stem", "depthwise");
    }

    @Test
    void keepsToConstraintsOnPaper() {
        JsonNode free = begin("macs", "expressivity");
        String path = "/api/v1/searches/" + free.get("id").stringValue();
        await().until(() -> http.get(path).json().get("state").stringValue().equals("FINISHED"));
        List<JsonNode> whole = items(http.get(path + "/front").json().get("points"));
        double most = whole.get(whole.size() / 2).get("values").get(0).doubleValue();

        JsonNode bound = post(body("macs", "expressivity")
                        .replace("\"seed\": 1", "\"constraints\": [{\"metric\": \"macs\", \"atMost\": " + most + "}]"))
                .json();
        String bounded = "/api/v1/searches/" + bound.get("id").stringValue();
        await().until(() -> http.get(bounded).json().get("state").stringValue().equals("FINISHED"));

        assertThat(items(http.get(bounded + "/front").json().get("points")))
                .hasSizeBetween(1, whole.size() / 2 + 1)
                .allSatisfy(point ->
                        assertThat(point.get("values").get(0).doubleValue()).isLessThanOrEqualTo(most));
    }

    @Test
    void leadsWhatHasToBeMeasuredUntilItIsStopped() {
        JsonNode search = begin("latency", "expressivity");
        String path = "/api/v1/searches/" + search.get("id").stringValue();
        assertThat(search.get("device").stringValue()).isEqualTo("cpu-1");
        await().until(() -> !http.get("/api/v1/runs").json().get("items").isEmpty());

        assertThat(http.postJson(path + "/pause", "").json().get("state").stringValue())
                .isEqualTo("PAUSED");
        assertThat(http.postJson(path + "/resume", "").json().get("state").stringValue())
                .isEqualTo("RUNNING");
        assertThat(http.postJson(path + "/extend", "{\"trials\": 7}")
                        .json()
                        .get("budget")
                        .get("trials")
                        .intValue())
                .isEqualTo(7);
        assertThat(http.postJson(path + "/measure", "{\"candidates\": [17]}").status())
                .isEqualTo(202);
        assertThat(http.postJson(path + "/measure", "{\"candidates\": [18]}").status())
                .isEqualTo(422);
        assertThat(http.postJson(path + "/stop", "").json().get("state").stringValue())
                .isEqualTo("STOPPED");
        assertThat(http.postJson(path + "/stop", "").status()).isEqualTo(409);
        await().until(() -> http.get(path).json().get("counts").get("waiting").intValue() == 0);
        assertThat(http.get(path + "/events").text()).contains("event:result");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"metric\": \"macs\" | \"metric\": \"colour\" | objectives[0].metric",
                "\"title\": \"A search\" | \"title\": \"\" | title",
                "\"method\": \"random\" | \"method\": \"magic\" | method",
                "\"budget\": {\"trials\": 4} | \"budget\": {} | budget",
                "\"budget\": {\"trials\": 4} | \"budget\": {\"trials\": 0} | budget.trials",
                "\"seed\": 1 | \"seed\": -1 | seed",
                "\"seed\": 1 | \"speed\": 1 | speed",
                "\"seed\": 1 | \"measuring\": {\"device\": \"cuda:9\"} | measuring.device",
                "\"seed\": 1 | \"constraints\": [{\"metric\": \"cio\", \"atLeast\": 2, \"atMost\": 1}] | constraints[0]",
            })
    void refusesByName(String right, String wrong, String field) {
        var answer = post(body("macs", "expressivity").replace(right, wrong));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(items(answer.json().get("errors")))
                .extracting(error -> error.get("field").stringValue())
                .containsExactly(field);
        assertThat(ledger.count("search")).isZero();
    }

    @Test
    void knowsNoSearchThatIsNotThere() {
        String path = "/api/v1/searches/00000000-0000-7000-8000-000000000000";
        for (String of : List.of("", "/trials", "/front", "/events", "/importance", "/export")) {
            assertThat(http.get(path + of).status()).as(of).isEqualTo(404);
        }
        for (String verb : List.of("/pause", "/resume", "/stop")) {
            assertThat(http.postJson(path + verb, "").status()).as(verb).isEqualTo(404);
        }
    }

    private JsonNode begin(String first, String second) {
        var answer = post(body(first, second));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/searches/" + answer.json().get("id").stringValue());
        return answer.json();
    }

    private Http.Answer post(String body) {
        return http.postJson("/api/v1/searches", body);
    }

    private static String body(String first, String second) {
        return """
                {"title": "A search", "space": %s, "objectives": [{"metric": "%s"}, {"metric": "%s"}],
                 "method": "random", "seed": 1, "budget": {"trials": 4}}""".formatted(SPACE, first, second);
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
