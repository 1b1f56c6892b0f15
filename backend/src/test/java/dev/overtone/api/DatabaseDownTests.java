package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Application;
import dev.overtone.Http;
import dev.overtone.TestDatabase;
import dev.overtone.storage.EmbeddedPostgres;
import dev.overtone.storage.OvertoneHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What the API answers while its database does not. */
class DatabaseDownTests {

    @TempDir
    private static Path home;

    @Test
    void answersThatTheDatabaseIsUnavailable() {
        try (var folder = OvertoneHome.open(home.resolve("database"));
                var postgres = EmbeddedPostgres.start(folder, TestDatabase.PROGRAMS);
                var server = new SpringApplicationBuilder(Application.class)
                        .run(
                                "--server.port=0",
                                "--overtone.home=" + home.resolve("server"),
                                "--overtone.worker.local=false",
                                "--spring.datasource.url=" + postgres.url(),
                                "--spring.datasource.username=" + postgres.username(),
                                "--spring.datasource.password=" + postgres.password(),
                                "--spring.datasource.hikari.connection-timeout=500",
                                "--spring.datasource.hikari.validation-timeout=250")) {
            var http = new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            String run = http.postJson("/api/v1/runs", "{\"network\": {\"preset\": \"hardnet-68\"}}")
                    .header("Location");

            postgres.close();

            for (String path :
                    new String[] {"/api/v1/runs", run, run + "/events", "/api/v1/devices", "/api/v1/networks"}) {
                assertUnavailable(http.get(path));
            }
            assertUnavailable(http.postJson("/api/v1/runs", "{\"network\": {\"preset\": \"hardnet-68\"}}"));
            assertUnavailable(http.post(run + "/cancel", null));
            assertThat(http.get("/actuator/health").status()).isEqualTo(503);
            // What needs no database goes on.
            assertThat(http.get("/api/v1/presets").status()).isEqualTo(200);
            assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:database-unavailable");
    }
}
