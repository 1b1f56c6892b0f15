package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.notation.Fingerprint;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Metrics over HTTP. */
@HttpTest
class MetricsApiTests {

    private static final String PRESET = Fingerprint.of(HarDNet.hardnet68());
    private static final String OF_PRESET = "/api/v1/networks/" + PRESET + "/metrics";

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        http = new Http(port);
    }

    @Test
    void attachesShowsAndRemoves() {
        var created = http.postJson(
                OF_PRESET, "{\"name\": \"top1\", \"value\": 75.5, \"unit\": \"%\", \"source\": \"our training\"}");

        assertThat(created.status()).isEqualTo(201);
        String place = Objects.requireNonNull(created.header("Location"));
        assertThat(place)
                .isEqualTo("/api/v1/metrics/" + created.json().get("id").stringValue());
        assertThat(http.get(place).json()).isEqualTo(created.json());
        JsonNode items = http.get(OF_PRESET).json().get("items");
        assertThat(items.size()).isEqualTo(3);
        assertThat(items.get(0)).isEqualTo(created.json());
        assertThat(items.get(1).get("id").isNull()).isTrue();
        assertThat(items.get(1).get("value").doubleValue()).isEqualTo(76.2);
        assertThat(items.get(1).get("source").stringValue()).contains("ICCV 2019");

        assertThat(http.send("DELETE", place, null).status()).isEqualTo(204);
        var gone = http.send("DELETE", place, null);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().get("type").stringValue()).endsWith(":unknown-metric");
        assertThat(http.get(place).status()).isEqualTo(404);
    }

    @Test
    void attachesToARun() {
        UUID run = ledger.queue(Ledger.network(1)).id();
        var created = http.postJson("/api/v1/runs/" + run + "/metrics", "{\"name\": \"power\", \"value\": 40}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("run").stringValue()).isEqualTo(run.toString());
        assertThat(created.json().get("fingerprint").isNull()).isTrue();
        assertThat(created.json().get("unit").stringValue()).isEmpty();
        assertThat(http.get("/api/v1/runs/" + run + "/metrics").json().at("/items/0"))
                .isEqualTo(created.json());
        assertThat(http.get("/api/v1/metrics").json().get("items").toString())
                .contains("{\"name\":\"power\",\"units\":[\"\"],\"networks\":0,\"runs\":1}", "top1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": 1} | name",
                "{\"name\": \"a\"} | value",
                "{\"name\": \"1st\", \"value\": 1} | name",
                "{\"name\": \"a b\", \"value\": 1} | name",
                "{\"name\": \"a\", \"value\": \"1\"} | value",
                "{\"name\": \"a\", \"value\": 1e999} | value",
                "{\"name\": \"a\", \"value\": null} | value",
                "{\"name\": \"a\", \"value\": 1, \"unit\": \"a\\nb\"} | unit",
                "{\"name\": \"a\", \"value\": 1, \"source\": 7} | source",
                "{\"name\": \"a\", \"value\": 1, \"notes\": \"\"} | notes"
            })
    void namesTheWrongField(String body, String field) {
        var answer = http.postJson(OF_PRESET, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(answer.json().at("/errors/0/allowed").stringValue()).isNotBlank();
        assertThat(ledger.count("metric")).isZero();
    }

    @Test
    void knowsWhoIsNotThere() {
        String body = "{\"name\": \"a\", \"value\": 1}";
        var unknown = http.postJson("/api/v1/networks/" + "0".repeat(64) + "/metrics", body);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("type").stringValue()).endsWith(":unknown-network");
        var nobody = "/api/v1/runs/" + new UUID(1, 1) + "/metrics";
        assertThat(http.postJson(nobody, body).json().get("type").stringValue()).endsWith(":unknown-run");
        assertThat(http.get(nobody).status()).isEqualTo(404);
    }

    @Test
    void importsAllOrNothingAndExports() {
        String table = "fingerprint,name,value,unit,source\n" + PRESET + ",energy,1.25,J,größer\n";
        var imported = http.post("/api/v1/metrics", table, "Content-Type", "text/csv; charset=utf-8");
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.text()).isEqualTo("{\"attached\":1}");

        var exported = http.get("/api/v1/metrics.csv");
        assertThat(exported.type()).startsWith("text/csv");
        assertThat(exported.text())
                .isEqualTo("fingerprint,name,value,unit,source\r\n\"" + PRESET
                        + "\",\"energy\",\"1.25\",\"J\",\"größer\"\r\n");

        var refused = http.post("/api/v1/metrics", table + PRESET + ",x,y,,\n", "Content-Type", "text/csv");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.wrongFields()).containsExactly("line 3, column 3 (value)");
        assertThat(ledger.count("metric")).isOne();
        assertThat(http.postJson("/api/v1/metrics", "{}").status()).isEqualTo(415);
        assertThat(http.post("/api/v1/metrics", "x".repeat(1_100_000), "Content-Type", "text/csv")
                        .status())
                .isEqualTo(413);
    }
}
