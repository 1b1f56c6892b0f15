package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How the API refuses what is no request of its own. */
@HttpTest
class ProblemsTests {

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

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/runs", "/api", "/api/v1/runs/1/2/3"})
    void knowsNoOtherPaths(String path) {
        assertProblem(http.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/runs, 'GET,POST'",
        "POST, /api/v1/presets, GET",
        "GET, /api/v1/analyses, POST",
        "PUT, /api/v1/runs/01940000-0000-7000-8000-000000000000, GET"
    })
    void knowsNoOtherMethods(String method, String path, String allowed) {
        var answer = http.send(method, path, null);
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(String.join(",", answer.headers().allValues("Allow"))
                        .replace(" ", "")
                        .split(","))
                .contains(allowed.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs", "/api/v1/analyses"})
    void readsNothingButJson(String path) {
        assertProblem(http.post(path, "{}", "Content-Type", "text/plain"), 415, "unsupported-media-type");
        assertProblem(http.post(path, "{}"), 415, "unsupported-media-type");
    }

    @Test
    void writesNothingButJson() {
        assertProblem(http.get("/api/v1/presets", "Accept", "image/png"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"network\": }",
                "{\"network\": {\"multiplier\": NaN}}",
                "{} {}",
                "{\"a\": 1, \"a\": 1}",
                "{\"network\": {\"classes\": 1, \"classes\": 2}}"
            })
    void saysThatABodyIsNotJson(String body) {
        for (String path : new String[] {"/api/v1/runs", "/api/v1/analyses"}) {
            assertProblem(http.postJson(path, body), 400, "malformed");
        }
    }

    @Test
    void standsDeepNestingAndLongNumbers() {
        assertProblem(http.postJson("/api/v1/analyses", "[".repeat(100_000)), 400, "malformed");
        assertProblem(
                http.postJson("/api/v1/analyses", "{\"network\": " + "9".repeat(100_000) + "}"), 400, "malformed");
        assertProblem(http.postJson("/api/v1/analyses", "[]"), 422, "invalid-request");
        assertProblem(
                http.postJson("/api/v1/analyses", "{\"network\": {\"family\": \"\\ud800\"}}"), 422, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/analyses", "/api/v1/runs", "/%61pi/v1/analyses"})
    void readsNoMoreThanAMegabyte(String path) {
        String body = "{\"network\": {\"x\": \"" + "x".repeat(1_200_000) + "\"}}";
        assertProblem(http.postJson(path, body), 413, "body-too-large");
        assertThat(http.postJson(path, "{\"network\": {\"x\": \"" + "x".repeat(900_000) + "\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void neverShowsWhatIsInside() {
        var answer = http.get("/api/v1/runs?pageSize=x");
        assertThat(answer.text()).doesNotContain("Exception", "dev.overtone.", "springframework");
    }

    private static void assertProblem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:" + type);
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.json().get("title").stringValue()).isNotBlank();
    }
}
