package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Application;
import dev.overtone.Http;
import dev.overtone.Ledger;
import dev.overtone.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A server for a team: everybody who reaches it, after a login. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"overtone.team=true", "overtone.admin.user=ada", "overtone.admin.password=correct horse"})
@Import({TestDatabase.class, Ledger.class})
class TeamModeTests {

    private static final String ANALYSIS = "{\"network\": {\"preset\": \"hardnet-68\"}}";

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/presets", "/api/v1/runs", "/api/v1/openapi.json", "/api/v1/nothing", "/%61pi/v1/presets"
            })
    void asksProgramsToLogIn(String path) {
        var answer = http.get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:login-required");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
    }

    @Test
    void asksProgramsThatPostToLogIn() {
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS).status()).isEqualTo(401);
    }

    @Test
    void takesHttpBasic() {
        assertThat(http.get("/api/v1/presets", "Authorization", basic("ada", "correct horse"))
                        .status())
                .isEqualTo(200);
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", basic("ada", "correct horse"))
                        .status())
                .isEqualTo(200);
        for (String wrong : new String[] {
            basic("ada", "wrong"), basic("eve", "correct horse"), basic("user", ""), "Basic x", "Bearer x"
        }) {
            var answer = http.get("/api/v1/presets", "Authorization", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(401);
            assertThat(answer.type()).isEqualTo("application/problem+json");
        }
    }

    /** A browser that remembers a Basic login sends it along with whatever another site's page makes it post. */
    @Test
    void refusesWhatAnotherSiteMadeABrowserPost() {
        String login = basic("ada", "correct horse");
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", login, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", login, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void makesNoSessionForPrograms() {
        assertThat(http.get("/api/v1/presets", "Authorization", basic("ada", "correct horse"))
                        .headers()
                        .allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/runs", "/nothing", "/actuator", "/actuator/env"})
    void sendsPeopleToTheLogin(String path) {
        var answer = http.get(path, "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login");
    }

    @Test
    void tellsAnybodyWhetherItIsWell() {
        assertThat(http.get("/actuator/health").text()).contains("UP").doesNotContain("PostgreSQL");
        assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void answersToAnyName() {
        assertThat(http.raw("GET", "/actuator/health", java.util.Map.of("Host", "overtone.example")))
                .isEqualTo(200);
    }

    /** A page's session comes along by itself: what it changes needs the page's token too. */
    @Test
    void takesThePagesSessionWithItsToken() {
        String session = logIn();

        assertThat(http.get("/api/v1/presets", "Cookie", session).status()).isEqualTo(200);
        var forged = http.postJson("/api/v1/analyses", ANALYSIS, "Cookie", session);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.type()).isEqualTo("application/problem+json");
        assertThat(http.postJson(
                                "/api/v1/analyses",
                                ANALYSIS,
                                "Cookie",
                                session + "; XSRF-TOKEN=token",
                                "X-XSRF-TOKEN",
                                masked("token"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsPeopleLogOutFromEveryPage() {
        String session = logIn();
        for (String path : new String[] {"/runs", "/nothing-here"}) {
            assertThat(http.get(path, "Accept", "text/html", "Cookie", session).text())
                    .as(path)
                    .contains("Log out ada");
        }
    }

    private String logIn() {
        var answer = http.post(
                "/login",
                "username=ada&password=correct+horse&_csrf=" + masked("token"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                "XSRF-TOKEN=token");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).doesNotContain("error");
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    /** As a page carries it: random bytes, then the token xor those. */
    private static String masked(String token) {
        byte[] text = token.getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * text.length];
        System.arraycopy(text, 0, masked, text.length, text.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
