package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Ledger;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An answer that goes on telling of a run or a search ends once whoever listens may look at it no more. */
@TeamTest
class LiveRightsTests {

    private static final long PATIENCE = 20;

    @Autowired
    private Team team;

    @Autowired
    private People people;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private Http http;
    private UUID project;
    private String[] admin;

    /** What somebody hears, and all of it once there is no more. */
    private record Heard(CompletableFuture<String> all) {}

    @BeforeEach
    void logsIn() {
        http = new Http(port);
        team.begin(http);
        project = team.project("Live");
        admin = Team.session(http, Team.ADMIN);
    }

    @AfterEach
    void leaves() {
        client.shutdownNow();
    }

    @Test
    void endsForWhomeverItIsWithdrawnFromAndGoesOnForOthers() throws Exception {
        UUID run = run();
        UUID search = search();
        String removed = viewer();
        String disabled = viewer();
        String owner = viewer();
        var token = http.postJson(
                        "/api/v1/tokens", "{\"name\": \"live\", \"scope\": \"READ\"}", Team.session(http, owner))
                .json();

        List<Heard> pages = List.of(
                listen("/runs/" + run + "/live", Team.session(http, removed)),
                listen("/searches/" + search + "/live", Team.session(http, disabled)));
        List<Heard> programs = List.of(
                listen("/api/v1/searches/" + search + "/events", Team.session(http, removed)),
                listen(
                        "/api/v1/runs/" + run + "/events",
                        "Authorization",
                        "Bearer " + token.get("secret").stringValue()));
        Heard stays = listen("/api/v1/runs/" + run + "/events", Team.session(http, owner));

        http.send("DELETE", "/api/v1/projects/" + project + "/members/" + id(removed), null, admin);
        people.disable(id(disabled));
        http.send(
                "DELETE",
                "/api/v1/tokens/" + token.get("token").get("id").stringValue(),
                null,
                Team.session(http, owner));
        for (Heard heard : pages) {
            assertThat(heard.all().get(PATIENCE, TimeUnit.SECONDS)).contains("event:withdrawn", "event:close");
        }
        for (Heard heard : programs) {
            heard.all().get(PATIENCE, TimeUnit.SECONDS);
        }
        http.post("/api/v1/runs/" + run + "/cancel", null, admin);
        assertThat(stays.all().get(PATIENCE, TimeUnit.SECONDS)).contains("CANCELLED");
        jdbc.sql("delete from search where id = :id").param("id", search).update();
    }

    private Heard listen(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(headers)
                .build();
        var answer = client.sendAsync(request, BodyHandlers.ofInputStream()).get(PATIENCE, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Heard(CompletableFuture.supplyAsync(() -> all(answer.body())));
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String viewer() {
        String name = "live" + UUID.randomUUID().toString().substring(0, 8);
        team.join(project, team.person(name), Role.VIEWER);
        return name;
    }

    private UUID id(String name) {
        return people.find(name).orElseThrow().id();
    }

    private UUID run() {
        UUID run = ledger.queue(Ledger.network(1)).id();
        jdbc.sql("update run set project_id = :project where id = :run")
                .param("project", project)
                .param("run", run)
                .update();
        return run;
    }

    /** One that nothing will change. */
    private UUID search() {
        var asked = http.postJson("/api/v1/searches", """
                {"title": "Live", "space": {"network": {"preset": "hardnet-39ds"}}, "budget": {"trials": 1},
                 "objectives": [{"metric": "macs"}, {"metric": "expressivity"}]}""", admin);
        UUID search = UUID.fromString(asked.json().get("id").stringValue());
        jdbc.sql("""
                        update search set state = 'PAUSED', finished_at = null, resumed_at = null, revision = revision + 1,
                            project_id = :project where id = :search""").param("project", project).param("search", search).update();
        return search;
    }
}
