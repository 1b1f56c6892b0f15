package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A server without a login, and the web pages of others. */
@HttpTest
class LoopbackGuardTests {

    @Autowired
    private Ledger ledger;

    @LocalServerPort
    private int port;

    private Http http;
    private String cancel;

    @BeforeEach
    void queuesARun() {
        ledger.empty();
        http = new Http(port);
        cancel = "/api/v1/runs/" + ledger.queue(Ledger.network(1)).id() + "/cancel";
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:#", "127.0.0.1", "127.0.0.1:#", "[::1]", "[::1]:#", "LocalHost:#"})
    void answersToItsOwnNames(String host) {
        assertThat(http.raw("GET", "/api/v1/presets", Map.of("Host", here(host))))
                .isEqualTo(200);
        assertThat(http.raw("POST", cancel, Map.of("Host", here(host)))).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:#",
                "localhost.evil.example",
                "127.0.0.1.evil.example:#",
                "10.0.0.1",
                "0.0.0.0:#",
                "127.0.0.2",
                "[::2]:#",
                "localhost@evil.example",
                "evil.example@localhost.evil",
                "localhost."
            })
    void refusesForeignNames(String host) {
        for (String path : new String[] {"/api/v1/presets", "/", "/actuator/health"}) {
            assertThat(http.raw("GET", path, Map.of("Host", here(host))))
                    .as(path)
                    .isIn(400, 403);
        }
        assertThat(http.raw("POST", cancel, Map.of("Host", here(host)))).isIn(400, 403);
        assertNothingCancelled();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "https://127.0.0.1:#",
                "http://127.0.0.1",
                "http://localhost:#",
                "http://127.0.0.1:1",
                "null",
                "http://127.0.0.1:#.evil.example",
                ""
            })
    void refusesToBeDrivenFromAnotherOrigin(String origin) {
        assertThat(post("Origin", here(origin))).isEqualTo(403);
        assertNothingCancelled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "nonsense", ""})
    void refusesToBeDrivenFromAnotherSite(String site) {
        assertThat(post("Sec-Fetch-Site", site)).isEqualTo(403);
        assertThat(http.raw("POST", cancel, with(Map.of("Sec-Fetch-Site", site, "Origin", here("http://127.0.0.1:#")))))
                .isEqualTo(403);
        assertNothingCancelled();
    }

    @Test
    void letsItsOwnPagesAndProgramsDriveIt() {
        assertThat(post("Origin", here("http://127.0.0.1:#"))).isEqualTo(202);
        ledger.empty();
        queuesARun();
        assertThat(post("Sec-Fetch-Site", "same-origin")).isEqualTo(202);
        queuesARun();
        assertThat(post("Sec-Fetch-Site", "none")).isEqualTo(202);
        queuesARun();
        // As curl does it.
        assertThat(http.raw("POST", cancel, with(Map.of()))).isEqualTo(202);
    }

    @Test
    void saysWhyInTheWayOfTheApi() {
        var refused = http.post(cancel, null, "Origin", "http://evil.example");
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:foreign-request");
        assertThat(refused.json().get("status").intValue()).isEqualTo(403);
    }

    private int post(String header, String value) {
        return http.raw("POST", cancel, with(Map.of(header, value)));
    }

    private Map<String, String> with(Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Host", here("127.0.0.1:#"));
        all.putAll(headers);
        return all;
    }

    private String here(String text) {
        return text.replace("#", Integer.toString(port));
    }

    private void assertNothingCancelled() {
        assertThat(http.get("/api/v1/runs?filter=state%3D%27QUEUED%27")
                        .json()
                        .get("items")
                        .size())
                .isOne();
    }
}
