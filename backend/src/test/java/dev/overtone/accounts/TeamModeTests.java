package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A server for a team: everybody who reaches it, after a login. */
@TeamTest
class TeamModeTests {

    private static final String ANALYSIS = "{\"network\": {\"preset\": \"hardnet-68\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private Team team;

    private Http http;

    @BeforeEach
    void connects() {
        http = new Http(port);
        team.begin(http);
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
        assertThat(http.get("/api/v1/presets", "Authorization", Team.basic("ada", "correct horse"))
                        .status())
                .isEqualTo(200);
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", Team.basic("ada", "correct horse"))
                        .status())
                .isEqualTo(200);
        for (String wrong : new String[] {
            Team.basic("ada", "wrong"),
            Team.basic("eve", "correct horse"),
            Team.basic("user", ""),
            "Basic x",
            "Bearer x"
        }) {
            var answer = http.get("/api/v1/presets", "Authorization", wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(401);
            assertThat(answer.type()).isEqualTo("application/problem+json");
        }
    }

    /** A browser that remembers a Basic login sends it along with whatever another site's page makes it post. */
    @Test
    void refusesWhatAnotherSiteMadeABrowserPost() {
        String login = Team.basic("ada", "correct horse");
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", login, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Authorization", login, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void makesNoSessionForPrograms() {
        assertThat(http.get("/api/v1/presets", "Authorization", Team.basic("ada", "correct horse"))
                        .headers()
                        .allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("SESSION"));
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
        var forged = http.postJson("/api/v1/analyses", ANALYSIS, "Cookie", session.split(";", 2)[0]);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.type()).isEqualTo("application/problem+json");
        assertThat(http.postJson("/api/v1/analyses", ANALYSIS, "Cookie", session, "X-XSRF-TOKEN", Team.masked("token"))
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
        return Team.session(http, Team.ADMIN)[1];
    }
}
