package dev.overtone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.Ledger;
import dev.overtone.Team;
import dev.overtone.TeamTest;
import dev.overtone.tracking.Experiments;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What no path names: lists show one's own projects, and bodies put nothing into others. */
@TeamTest
class VisibleListsTests {

    private static final String NETWORK = "\"network\": {\"preset\": \"hardnet-39ds\"}";

    @Autowired
    private Team team;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Experiments experiments;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Http http;
    private UUID project;
    private UUID run;
    private String fingerprint;
    private String[] outsider;
    private String[] viewer;

    @BeforeEach
    void fillsAProject() {
        http = new Http(port);
        team.begin(http);
        ledger.empty();
        project = team.project("Seen by few");
        var queued = ledger.queue(Ledger.network(3));
        run = queued.id();
        fingerprint = queued.network().fingerprint();
        jdbc.sql("update run set project_id = :project")
                .param("project", project)
                .update();
        jdbc.sql(
                        "insert into series (title, together, project_id, created_at) values ('Secret series', true, :project, now())")
                .param("project", project)
                .update();
        jdbc.sql("""
                        insert into search (title, space, networks, method, seed, costing, batch_size, "precision", runtime,
                            threads, protocol, pause_after_one, state, created_at, finished_at, project_id)
                        values ('Secret search', '{"network": {"preset": "hardnet-39ds"}}', 1, 'random', 1, '{}', 1,
                            'fp32', 'eager', 1, 'quick', false, 'STOPPED', now(), now(), :project)""").param("project", project).update();
        team.person("lists outsider");
        team.join(project, team.person("lists viewer"), Role.VIEWER);
        outsider = Team.session(http, "lists outsider");
        viewer = Team.session(http, "lists viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs", "/runs", "/", "/now", "/jump?q=", "/networks/#", "/networks/#/runs"})
    void showRunsToTheirProjectAlone(String path) {
        String address = path.replace("#", fingerprint);
        assertThat(http.get(address, viewer).text()).contains(run.toString());
        var hidden = http.get(address, outsider);
        assertThat(hidden.status()).isEqualTo(200);
        assertThat(hidden.text()).doesNotContain(run.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/series", "/api/v1/series"})
    void showSeriesToTheirProjectAlone(String path) {
        assertThat(http.get(path, viewer).text()).contains("Secret series");
        assertThat(http.get(path, outsider).text()).doesNotContain("Secret series");
    }

    @Test
    void offerProjectsAndExperimentsToTheirPeopleAlone() {
        UUID experiment = experiments.create(project, "Seen seldom", "").id();
        String address = "/jump?q=seen";
        assertThat(http.get(address, viewer).text()).contains("/projects/" + project, "/experiments/" + experiment);
        assertThat(http.get(address, outsider).text()).doesNotContain("/projects/", "/experiments/");
    }

    @Test
    void showSearchesToTheirProjectAlone() {
        assertThat(http.get("/api/v1/searches", viewer).text()).contains("Secret search");
        assertThat(http.get("/api/v1/searches", outsider).text()).doesNotContain("Secret search");
        assertThat(http.get("/searches", outsider).text()).doesNotContain("Secret search");
    }

    @Test
    void openNothingThatTheQueryNames() {
        assertThat(http.get("/designer?run=" + run, viewer).status()).isEqualTo(302);
        assertThat(http.get("/designer?run=" + run, outsider).status()).isEqualTo(404);
        UUID search = jdbc.sql("select id from search").query(UUID.class).single();
        assertThat(http.get("/searches/new?clone=" + search, outsider).status()).isEqualTo(404);
        assertThat(http.get("/searches/compare?search=" + search, outsider).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs", "/api/v1/series", "/api/v1/searches"})
    void takeNothingForAProjectWhereOneOnlyLooks(String path) {
        String body = switch (path) {
            case "/api/v1/series" ->
                "{" + NETWORK + ", \"sweep\": {\"axis\": \"batchSize\", \"values\": [1]}, \"project\": \"#\"}";
            case "/api/v1/searches" ->
                "{\"space\": {" + NETWORK + "}, \"objectives\": [{\"metric\": \"macs\"}], \"budget\": {\"trials\": 1},"
                        + " \"project\": \"#\"}";
            default -> "{" + NETWORK + ", \"project\": \"#\"}";
        };
        var refused = http.postJson(path, body.replace("#", "Seen by few"), viewer);
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        var unseen = http.postJson(path, body.replace("#", project.toString()), outsider);
        assertThat(unseen.status()).as(unseen.text()).isEqualTo(422);
        assertThat(unseen.wrongFields()).containsExactly("project");
    }
}
