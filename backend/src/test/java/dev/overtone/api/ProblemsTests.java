package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the API refuses what is no request of its own. */
@HttpTest
class ProblemsTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

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

    @Test
    void doesNotGiveBackWhatItRefuses() {
        String longName = "9".repeat(2_000);
        for (var answer : List.of(
                http.postJson("/api/v1/analyses", "{\"%1$s\": 1, \"%1$s\": 1}".formatted(longName)),
                http.postJson("/api/v1/analyses", "{\"network\": {\"preset\": \"" + longName + "\"}}"),
                http.postJson("/api/v1/analyses", "{\"network\": {\"" + longName + "\": 1}}"),
                http.postJson(
                        "/api/v1/searches",
                        "{\"space\": {\"vary\": [{\"what\": \"family\", \"values\": [\"" + longName + "\"]}]}}"),
                http.get("/api/v1/runs/" + longName + "/more"),
                http.get("/api/v1/runs/groups?groupBy=" + longName),
                http.get("/api/v1/runs?filter=" + longName),
                http.get("/api/v1/runs?orderBy=" + longName),
                http.get("/api/v1/presets/" + longName),
                http.post("/api/v1/runs", "{}", "Content-Type", "text/x" + longName))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.json().get("detail").stringValue()).hasSizeLessThan(500);
            assertThat(answer.json().path("errors"))
                    .allSatisfy(error ->
                            assertThat(error.get("message").stringValue()).hasSizeLessThan(500));
        }
    }

    /** As when the project of a view is deleted for ever while the view is written. */
    @Test
    void saysThatWhatItBelongsToWasDeletedMeanwhile() {
        jdbc.sql("create function pg_temp.deleted() returns trigger language plpgsql"
                        + " as $$ begin raise foreign_key_violation; end $$;"
                        + " create trigger deleted before insert on view execute function pg_temp.deleted()")
                .update();
        try {
            assertProblem(http.postJson("/api/v1/views", "{\"name\": \"Mine\"}"), 404, "not-found");
        } finally {
            jdbc.sql("drop trigger deleted on view").update();
        }
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
    void refusesNumbersBeyondAnyByName() {
        for (String number : new String[] {"1e308", "1e400", "-1e400", "9".repeat(400), "-" + "9".repeat(900)}) {
            var answer = http.postJson(
                    "/api/v1/analyses", "{\"network\": {\"preset\": \"hardnet-68\", \"classes\": " + number + "}}");
            assertProblem(answer, 422, "invalid-request");
            assertThat(answer.wrongFields()).containsExactly("network.classes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/runs?filter=%zz, 400, malformed",
        "GET, /api/v1/networks?pageSize=1&pageToken=%, 400, malformed",
        "GET, /api/v1/presets/a;b, 400, malformed",
        "GET, /api/v1/runs/%20, 404, not-found",
        "TRACE, /api/v1/runs, 405, method-not-allowed"
    })
    void isAProblemBeforeAnyController(String method, String target, int status, String type) throws IOException {
        String answer = raw(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port);
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "urn:overtone:problem:" + type, "nosniff");
    }

    @Test
    void isAProblemInTheContainer() throws IOException {
        for (String request :
                new String[] {"GET /api/v1/presets/..%2Fx HTTP/1.1", "GET /api/v1/runs HTTP/1.1\r\nExpect: tea"}) {
            assertThat(raw(request + "\r\nHost: 127.0.0.1:" + port))
                    .startsWith("HTTP/1.1 4")
                    .contains("application/problem+json", "urn:overtone:problem:", "nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b; q=2", "image/png"})
    void refusesWhatItCannotWriteInWords(String accept) {
        assertProblem(http.get("/api/v1/presets", "Accept", accept), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "*/*", "nonsense"})
    void readsNoOtherMediaType(String type) {
        assertProblem(http.post("/api/v1/analyses", "{}", "Content-Type", type), 415, "unsupported-media-type");
    }

    @Test
    void readsManyLanguagesButNotEndlesslyMany() {
        assertThat(http.get("/api/v1/presets", "Accept-Language", "de" + ",en".repeat(50))
                        .status())
                .isEqualTo(200);
        assertProblem(http.get("/api/v1/presets", "Accept-Language", "de" + ",en".repeat(5000)), 400, "malformed");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void neverShowsWhatIsInside() {
        var answer = http.get("/api/v1/runs?pageSize=x");
        assertThat(answer.text()).doesNotContain("Exception", "dev.overtone.", "springframework");
        for (String body : new String[] {"1 2", "[".repeat(1000), "9".repeat(2000), "{} {}", "nonsense"}) {
            assertThat(http.postJson("/api/v1/analyses", body).text())
                    .contains("malformed")
                    .doesNotContain("jackson", "JsonToken", "Constraints", "FAIL_ON");
        }
    }

    private static void assertProblem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:" + type);
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.json().get("title").stringValue()).isNotBlank();
    }
}
