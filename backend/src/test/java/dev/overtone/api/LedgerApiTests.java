package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.tracking.Runs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Projects, experiments, what people change of runs, and the trash, over HTTP. */
@HttpTest
class LedgerApiTests {

    private static final String NETWORK = "{\"preset\": \"hardnet-39ds\", \"input\": {\"height\": 64, \"width\": 64}}";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Runs runs;

    @LocalServerPort
    private int port;

    private Http http;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        http = new Http(port);
    }

    @Test
    void createsRenamesAndListsProjects() {
        var created = http.postJson("/api/v1/projects", "{\"name\": \"Edge\", \"notes\": \"# Why\"}");
        String at = String.valueOf(created.header("Location"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("notes").stringValue()).isEqualTo("# Why");
        JsonNode renamed = patch(at, "{\"name\": \"Far edge\", \"notes\": null, \"archived\": true}")
                .json();
        assertThat(renamed.get("name").stringValue()).isEqualTo("Far edge");
        assertThat(renamed.get("notes").stringValue()).isEmpty();
        assertThat(renamed.get("archived").booleanValue()).isTrue();
        assertThat(http.get("/api/v1/projects").json().get("items").size()).isOne();
        assertThat(http.get("/api/v1/projects?archived=true")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(2);
        refused(http.postJson("/api/v1/projects", "{\"name\": \"FAR EDGE\"}"), 409, "name-taken");
        assertThat(http.postJson("/api/v1/projects", "{\"colour\": 1}").wrongFields())
                .containsExactly("name", "colour");
        assertThat(patch(at, "{\"name\": \" \"}").wrongFields()).containsExactly("name");
        refused(http.get("/api/v1/projects/00000000-0000-7000-8000-00000000000f"), 404, "unknown-project");
    }

    @Test
    void putsARunWhereItIsAskedForAndSaysSo() {
        String project = project("Edge");

        JsonNode run = http.postJson(
                        "/api/v1/runs",
                        "{\"network\": " + NETWORK + ", \"project\": \"edge\", \"experiment\": \"Widths\"}")
                .json();

        assertThat(run.at("/project/id").stringValue()).isEqualTo(project);
        assertThat(run.at("/project/name").stringValue()).isEqualTo("Edge");
        JsonNode widths = http.get("/api/v1/experiments?project=Edge").json().at("/items/0");
        assertThat(widths.get("name").stringValue()).isEqualTo("Widths");
        assertThat(widths.get("runs").intValue()).isOne();
        var unknown = http.postJson("/api/v1/runs", "{\"network\": " + NETWORK + ", \"project\": \"Nowhere\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.wrongFields()).containsExactly("project");
        assertThat(http.get("/api/v1/experiments?project=Nowhere").status()).isEqualTo(400);
        JsonNode clone = http.postJson(
                        "/api/v1/runs", "{\"network\": " + NETWORK + ", \"clonedFrom\": \"" + id(run) + "\"}")
                .json();
        assertThat(clone.get("clonedFrom").stringValue()).isEqualTo(id(run));
        assertThat(http.postJson(
                                "/api/v1/runs",
                                "{\"network\": " + NETWORK
                                        + ", \"clonedFrom\": \"00000000-0000-7000-8000-00000000000f\"}")
                        .wrongFields())
                .containsExactly("clonedFrom");
    }

    @Test
    void patchesARunFieldByField() {
        String run = ended();
        String at = "/api/v1/runs/" + run;
        project("Edge");

        JsonNode patched = patch(at, """
                        {"title": "Best", "notes": "**so far**", "tags": ["a", "b"], "pinned": true, "archived": true,
                         "project": "Edge", "experiment": "New here"}""").json();

        assertThat(patched.get("title").stringValue()).isEqualTo("Best");
        assertThat(patched.get("notes").stringValue()).isEqualTo("**so far**");
        assertThat(patched.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(patched.get("pinned").booleanValue()).isTrue();
        assertThat(patched.get("archived").booleanValue()).isTrue();
        assertThat(patched.at("/project/name").stringValue()).isEqualTo("Edge");
        assertThat(patched.get("experiment").stringValue()).isEqualTo("New here");
        JsonNode taken = patch(at, "{\"title\": null, \"experiment\": null}").json();
        assertThat(taken.get("title").isNull()).isTrue();
        assertThat(taken.get("experiment").isNull()).isTrue();
        assertThat(taken.at("/project/name").stringValue()).isEqualTo("Edge");
        assertThat(taken.get("notes").stringValue()).isEqualTo("**so far**");
        assertThat(patch(at, "{\"state\": \"FAILED\", \"pinned\": 1}").wrongFields())
                .containsExactlyInAnyOrder("state", "pinned");
        assertThat(patch(at, "{\"tags\": [\"\"]}").wrongFields()).containsExactly("tags[0]");
    }

    @Test
    void changesManyAlikeAndSaysHowMany() {
        String first = ended();
        String second = ended();
        String gone = ended();
        http.send("DELETE", "/api/v1/runs/" + gone, null);
        String all = "[\"" + first + "\", \"" + second + "\", \"" + gone + "\"]";

        assertThat(touched("{\"runs\": " + all + ", \"change\": {\"addTags\": [\"x\"], \"pinned\": true}}"))
                .isEqualTo(2);
        assertThat(touched("{\"runs\": " + all + ", \"change\": {\"removeTags\": [\"x\"]}}"))
                .isEqualTo(2);
        assertThat(touched("{\"runs\": " + all + ", \"change\": {\"trashed\": true}}"))
                .isEqualTo(2);
        assertThat(touched("{\"runs\": " + all + ", \"change\": {\"trashed\": false}}"))
                .isEqualTo(3);
        var wrong = http.postJson("/api/v1/runs/bulk", "{\"runs\": [\"x\"], \"change\": {\"colour\": 1}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.wrongFields()).containsExactly("runs[0]", "change.colour");
        assertThat(http.postJson("/api/v1/runs/bulk", "{}").wrongFields()).containsExactly("runs", "change");
    }

    @Test
    void throwsAwayBringsBackAndEmpties() {
        String run = ended();
        String live = id(
                http.postJson("/api/v1/runs", "{\"network\": " + NETWORK + "}").json());
        refused(http.send("DELETE", "/api/v1/runs/" + live, null), 409, "still-at-work");

        assertThat(http.send("DELETE", "/api/v1/runs/" + run, null).status()).isEqualTo(204);

        assertThat(http.get("/api/v1/runs").json().get("items").size()).isOne();
        assertThat(http.get("/api/v1/runs/" + run).json().get("trashedAt").isNull())
                .isFalse();
        JsonNode item = http.get("/api/v1/trash").json().at("/items/0");
        assertThat(item.get("kind").stringValue()).isEqualTo("RUN");
        assertThat(item.get("id").stringValue()).isEqualTo(run);
        assertThat(patch("/api/v1/runs/" + run, "{\"pinned\": true}").status()).isEqualTo(404);
        assertThat(http.post("/api/v1/runs/" + run + "/restore", null)
                        .json()
                        .get("trashedAt")
                        .isNull())
                .isTrue();
        refused(http.post("/api/v1/runs/" + run + "/restore", null), 404, "not-in-trash");
        http.send("DELETE", "/api/v1/runs/" + run, null);
        JsonNode purge = http.send("DELETE", "/api/v1/trash", null).json();
        assertThat(purge.get("runs").intValue()).isOne();
        assertThat(purge.get("askedBy").stringValue()).isEqualTo("local");
        assertThat(http.get("/api/v1/trash/purges").json().at("/items/0")).isEqualTo(purge);
        refused(http.get("/api/v1/runs/" + run), 404, "unknown-run");
    }

    @Test
    void throwsAwayAnExperimentAndAProjectAndBringsThemBack() {
        String project = project("Edge");
        String experiment = id(http.postJson(
                        "/api/v1/experiments", "{\"project\": \"Edge\", \"name\": \"Widths\", \"notes\": \"why\"}")
                .json());
        String at = "/api/v1/experiments/" + experiment;

        JsonNode moved = patch(at, "{\"name\": \"Depths\", \"project\": \"First project\"}")
                .json();
        assertThat(moved.get("name").stringValue()).isEqualTo("Depths");
        assertThat(moved.at("/project/name").stringValue()).isEqualTo("First project");
        assertThat(http.send("DELETE", at, null).status()).isEqualTo(204);
        refused(http.send("DELETE", at, null), 404, "unknown-experiment");
        assertThat(http.post(at + "/restore", null).status()).isEqualTo(200);
        assertThat(http.send("DELETE", "/api/v1/projects/" + project, null).status())
                .isEqualTo(204);
        assertThat(http.get("/api/v1/projects?archived=true")
                        .json()
                        .get("items")
                        .size())
                .isOne();
        assertThat(http.post("/api/v1/projects/" + project + "/restore", null).status())
                .isEqualTo(200);
        refused(
                http.send("DELETE", "/api/v1/projects/00000000-0000-7000-8000-000000000001", null),
                409,
                "first-project");
    }

    @Test
    void starsForOneself() {
        String run = ended();

        assertThat(http.send("PUT", "/api/v1/runs/" + run + "/star", null).status())
                .isEqualTo(204);
        assertThat(ledger.count("star")).isOne();
        assertThat(http.send("DELETE", "/api/v1/runs/" + run + "/star", null).status())
                .isEqualTo(204);
        assertThat(ledger.count("star")).isZero();
        refused(http.send("PUT", "/api/v1/runs/00000000-0000-7000-8000-00000000000f/star", null), 404, "unknown-run");
    }

    private static void refused(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").stringValue()).endsWith(":" + type);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    private int touched(String body) {
        return http.postJson("/api/v1/runs/bulk", body).json().get("touched").intValue();
    }

    private Http.Answer patch(String path, String body) {
        return http.send("PATCH", path, body, "Content-Type", "application/merge-patch+json");
    }

    private String project(String name) {
        return id(http.postJson("/api/v1/projects", "{\"name\": \"" + name + "\"}")
                .json());
    }

    private String ended() {
        var run = ledger.queue(Ledger.network(1)).id();
        runs.cancel(run);
        return run.toString();
    }

    private static String id(JsonNode thing) {
        return thing.get("id").stringValue();
    }
}
