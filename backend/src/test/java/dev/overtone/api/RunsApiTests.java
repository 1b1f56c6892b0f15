package dev.overtone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.overtone.Http;
import dev.overtone.HttpTest;
import dev.overtone.Ledger;
import dev.overtone.analysis.FullRoom;
import dev.overtone.tracking.Failure;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Runs over HTTP; the test is the worker. */
@HttpTest
class RunsApiTests {

    private static final String NETWORK = "{\"preset\": \"hardnet-39ds\", \"input\": {\"height\": 64, \"width\": 64}}";

    @Autowired
    private Ledger ledger;

    @Autowired
    private RunTransitions transitions;

    @LocalServerPort
    private int port;

    private Http http;
    private Hold hold;

    @BeforeEach
    void startsEmpty() {
        ledger.empty();
        hold = ledger.device("cpu-1", 1);
        http = new Http(port);
    }

    @Test
    void queuesARunWithEveryDefault() {
        var answer = http.postJson("/api/v1/runs", "{\"network\": " + NETWORK + "}");
        JsonNode run = answer.json();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/runs/" + run.get("id").stringValue());
        assertThat(run.propertyNames())
                .contains(
                        "id",
                        "state",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "network",
                        "fingerprint",
                        "name",
                        "device",
                        "hardwareProfile",
                        "batchSize",
                        "precision",
                        "runtime",
                        "threads",
                        "protocol",
                        "experiment",
                        "tags",
                        "totals",
                        "measurement",
                        "environment",
                        "numerics",
                        "failure");
        assertThat(run.get("state").stringValue()).isEqualTo("QUEUED");
        assertThat(run.get("batchSize").intValue()).isOne();
        assertThat(run.get("precision").stringValue()).isEqualTo("fp32");
        assertThat(run.get("runtime").stringValue()).isEqualTo("eager");
        assertThat(run.get("threads").intValue()).isOne();
        assertThat(run.get("protocol").stringValue()).isEqualTo("quick");
        assertThat(run.get("network").get("dropout").doubleValue()).isEqualTo(0.05);
        assertThat(run.get("createdAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        for (String later : List.of(
                "startedAt",
                "finishedAt",
                "device",
                "hardwareProfile",
                "experiment",
                "measurement",
                "environment",
                "numerics",
                "failure")) {
            assertThat(run.get(later).isNull()).as(later).isTrue();
        }
        assertThat(http.get(String.valueOf(answer.header("Location"))).json()).isEqualTo(run);
    }

    @Test
    void queuesARunAsItWasAskedFor() {
        JsonNode run = http.postJson("/api/v1/runs", """
                        {"network": %s, "device": "cpu", "batchSize": 16, "precision": "fp32", "runtime": "eager", "threads": 4,
                         "protocol": "publish", "experiment": "Widths & depths", "tags": ["a", "ä 🎵"]}""".formatted(NETWORK)).json();

        assertThat(run.get("device").stringValue()).isEqualTo("cpu-1");
        assertThat(run.get("batchSize").intValue()).isEqualTo(16);
        assertThat(run.get("threads").intValue()).isEqualTo(4);
        assertThat(run.get("protocol").stringValue()).isEqualTo("publish");
        assertThat(run.get("experiment").stringValue()).isEqualTo("Widths & depths");
        assertThat(run.get("tags").toString()).isEqualTo("[\"a\",\"ä 🎵\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"batchSize\": 0            | batchSize",
                "\"batchSize\": 4097         | batchSize",
                "\"batchSize\": 1.5          | batchSize",
                "\"batchSize\": \"1\"        | batchSize",
                "\"threads\": 0              | threads",
                "\"threads\": 5              | threads",
                "\"threads\": 1e9            | threads",
                "\"precision\": \"fp8\"      | precision",
                "\"runtime\": \"tensorrt\"   | runtime",
                "\"protocol\": \"QUICK\"     | protocol",
                "\"protocol\": null          | protocol",
                "\"device\": \"tpu\"         | device",
                "\"device\": \"\"            | device",
                "\"experiment\": \"\"        | experiment",
                "\"experiment\": \"a\\u0000\"| experiment",
                "\"tags\": \"a\"             | tags",
                "\"tags\": [\"a\", 1]        | tags[1]",
                "\"tags\": [\"\"]            | tags[0]",
                "\"tags\": [\"\\ud800\"]     | tags[0]",
                "\"tags\": [\"a\\nb\"]       | tags[0]",
                "\"batchsize\": 1            | batchsize"
            })
    void namesTheWrongFieldOfARun(String extra, String field) {
        var answer = http.postJson("/api/v1/runs", "{\"network\": " + NETWORK + ", " + extra + "}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.wrongFields()).containsExactly(field);
        assertThat(ledger.count("run")).isZero();
    }

    @Test
    void takesAnExperimentByItsId() {
        JsonNode project =
                http.postJson("/api/v1/projects", "{\"name\": \"By id\"}").json();
        String id = http.postJson("/api/v1/experiments", "{\"project\": \"By id\", \"name\": \"Widths\"}")
                .json()
                .get("id")
                .stringValue();
        JsonNode run = submit("\"experiment\": \"" + id + "\"").json();
        assertThat(run.get("experiment").stringValue()).isEqualTo("Widths");
        assertThat(run.at("/project/id").stringValue())
                .isEqualTo(project.get("id").stringValue());
        assertThat(submit("\"project\": \"by ID\", \"experiment\": \"" + id + "\"")
                        .status())
                .isEqualTo(202);
        var elsewhere = submit("\"project\": \"First project\", \"experiment\": \"" + id + "\"");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.wrongFields()).containsExactly("experiment");
        var none = submit("\"experiment\": \"" + UUID.randomUUID() + "\"");
        assertThat(none.wrongFields()).containsExactly("experiment");
    }

    @Test
    void limitsLabels() {
        assertThat(submit("\"tags\": [\"" + "x".repeat(100) + "\"]").status()).isEqualTo(202);
        assertThat(submit("\"tags\": [\"" + "x".repeat(101) + "\"]").wrongFields())
                .containsExactly("tags[0]");
        assertThat(submit("\"tags\": [" + "\"x\",".repeat(19) + "\"x\"]").status())
                .isEqualTo(202);
        assertThat(submit("\"tags\": [" + "\"x\",".repeat(20) + "\"x\"]").wrongFields())
                .containsExactly("tags");
        assertThat(submit("\"experiment\": \"" + "x".repeat(200) + "\"").status())
                .isEqualTo(202);
        assertThat(submit("\"experiment\": \"" + "x".repeat(201) + "\"").wrongFields())
                .containsExactly("experiment");
    }

    /** Whatever draws a network waits for its memory; what is only looked up does not. */
    @ParameterizedTest
    @CsvSource({"/api/v1/runs, 202", "/api/v1/networks, 201", "/api/v1/analyses, 200"})
    void waitsForRoomToDrawANetwork(String path, int status) throws Exception {
        CompletableFuture<Http.Answer> asked;
        try (var _ = new FullRoom()) {
            asked = CompletableFuture.supplyAsync(() -> http.postJson(path, "{\"network\": " + NETWORK + "}"));
            assertThatThrownBy(() -> asked.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(http.get("/api/v1/runs").status()).isEqualTo(200);
            assertThat(ledger.count("network")).isZero();
        }
        assertThat(asked.get(20, TimeUnit.SECONDS).status()).isEqualTo(status);
    }

    @Test
    void asksForANetwork() {
        assertThat(http.postJson("/api/v1/runs", "{}").wrongFields()).containsExactly("network");
        assertThat(http.postJson("/api/v1/runs", "{\"network\": null}").wrongFields())
                .containsExactly("network");
        assertThat(http.postJson(
                                "/api/v1/runs",
                                "{\"network\": {\"preset\": \"hardnet-68\", \"input\": {\"height\": 1}}}")
                        .wrongFields())
                .containsExactly("network.blocks[0]", "network.input.height");
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousDevice() {
        ledger.device("cpu-2", 1);
        var answer = submit("\"device\": \"cpu\"");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/allowed").stringValue()).contains("cpu-1", "cpu-2");
        assertThat(submit("\"device\": \"cpu-2\"").json().get("device").stringValue())
                .isEqualTo("cpu-2");
    }

    @Test
    void answersARepeatedKeyWithTheSameRun() {
        var first = submit("\"tags\": [\"a\", \"b\"]", "Idempotency-Key", "k 1");
        var again = submit("\"tags\": [\"a\", \"b\"]", "Idempotency-Key", "k 1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        for (String other :
                List.of("\"tags\": [\"a, b\"]", "\"tags\": []", "\"batchSize\": 2", "\"experiment\": \"e\"")) {
            var refused = submit(other, "Idempotency-Key", "k 1");
            assertThat(refused.status()).as(other).isEqualTo(422);
            assertThat(refused.wrongFields()).containsExactly("Idempotency-Key");
        }
        assertThat(submit("\"tags\": []", "Idempotency-Key", "k 2").json().get("id"))
                .isNotEqualTo(first.json().get("id"));
        assertThat(submit("\"tags\": []", "Idempotency-Key", "x".repeat(256)).wrongFields())
                .containsExactly("Idempotency-Key");
    }

    @Test
    void answersARepeatedKeyStillAfterTheRunHasMovedOn() {
        var first = submit("\"tags\": []", "Idempotency-Key", "k");
        transitions.claim(hold);

        var again = submit("\"tags\": []", "Idempotency-Key", "k");

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(again.json().get("state").stringValue()).isEqualTo("RUNNING");
    }

    @Test
    void queuesOneRunForParallelRequestsWithOneKey() throws Exception {
        List<Callable<String>> requests = IntStream.range(0, 20)
                .mapToObj(_ -> (Callable<String>) () -> submit("\"tags\": []", "Idempotency-Key", "k")
                        .json()
                        .get("id")
                        .stringValue())
                .toList();
        Set<String> ids = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(20)) {
            for (var answer : pool.invokeAll(requests)) {
                ids.add(answer.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(ledger.count("run")).isOne();
    }

    @Test
    void cancelsAQueuedRunOnce() {
        String run = "/api/v1/runs/" + ledger.queue(Ledger.network(1)).id();

        var answer = http.post(run + "/cancel", null);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("state").stringValue()).isEqualTo("CANCELLED");
        var again = http.post(run + "/cancel", null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:run-has-ended");
        assertThat(http.post("/api/v1/runs/" + UUID.randomUUID() + "/cancel", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsWhyARunFailed() {
        UUID run = ledger.queue(Ledger.network(1)).id();
        transitions.claim(hold);
        transitions.fail(run, hold, new Failure("OUT_OF_MEMORY", "BUILDING", "Too large."));

        JsonNode failed = http.get("/api/v1/runs/" + run).json();

        assertThat(failed.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(failed.get("failure").toString())
                .isEqualTo("{\"code\":\"OUT_OF_MEMORY\",\"stage\":\"BUILDING\",\"message\":\"Too large.\"}");
        var samples = http.get("/api/v1/runs/" + run + "/samples");
        assertThat(samples.status()).isEqualTo(404);
        assertThat(samples.json().get("type").stringValue()).isEqualTo("urn:overtone:problem:no-samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/runs/%s", "/api/v1/runs/%s/samples", "/api/v1/runs/%s/events"})
    void knowsNothingOfOtherRuns(String path) {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "nonsense")) {
            var answer = http.get(path.formatted(id), "Accept", "text/event-stream, application/json");
            assertThat(answer.status()).as(id).isEqualTo(404);
            assertThat(answer.type()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void pagesThroughRuns() {
        IntStream.rangeClosed(1, 5).forEach(i -> ledger.queue(Ledger.network(i)));
        List<String> names = new ArrayList<>();
        String token = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = http.get("/api/v1/runs?orderBy=parameters&pageSize=2" + token)
                    .json();
            answer.get("items")
                    .forEach(run -> names.add(run.get("network").get("classes").toString()));
            token = "&pageToken=" + answer.get("nextPageToken").asString("");
        }
        assertThat(names).containsExactly("1", "2", "3", "4", "5");
        assertThat(token).isEqualTo("&pageToken=");
    }

    @Test
    void filtersRunsByState() {
        ledger.queue(Ledger.network(1));
        ledger.queue(Ledger.network(2));
        transitions.claim(hold);

        assertThat(http.get("/api/v1/runs?filter=state%20%3D%20%27RUNNING%27")
                        .json()
                        .get("items")
                        .size())
                .isOne();
        assertThat(http.get("/api/v1/runs?filter=state%3D%27FINISHED%27")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(http.get("/api/v1/runs?filter=state%3D%27QUEUED%27%20or%20state%3D%27RUNNING%27")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(2);
        assertThat(http.get("/api/v1/runs?filter=").json().get("items").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "filter=state%20%3D%20%27DONE%27, filter",
        "filter=state, filter",
        "filter=%27%3B%20drop%20table%20run, filter",
        "orderBy=nothing, orderBy",
        "orderBy=createdAt%20sideways, orderBy",
        "columns=nothing, columns",
        "pageSize=0, pageSize",
        "pageSize=501, pageSize",
        "pageSize=-1, pageSize",
        "pageSize=ten, pageSize",
        "pageSize=99999999999, pageSize",
        "pageToken=nonsense, pageToken",
        "pageToken=%00, pageToken"
    })
    void refusesAQueryThatItCannotRead(String query, String parameter) {
        var answer = http.get("/api/v1/runs?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.wrongFields()).containsExactly(parameter);
    }

    /** By the rule of the pages, which take two missed beats for a dead server. */
    @Test
    void beatsWhileNothingHappens() throws Exception {
        UUID run = ledger.queue(Ledger.network(1)).id();
        long begin = System.nanoTime();
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(
                                HttpRequest.newBuilder(URI.create(
                                                "http://127.0.0.1:" + port + "/api/v1/runs/" + run + "/events"))
                                        .timeout(java.time.Duration.ofSeconds(20))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            assertThat(lines.anyMatch(line -> line.equals(":beat"))).isTrue();
        }
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - begin)).isLessThan(java.time.Duration.ofSeconds(10));
    }

    @Test
    void tellsARunsLifeAsEvents() throws Exception {
        UUID run = ledger.queue(Ledger.network(1)).id();
        List<String> events = new CopyOnWriteArrayList<>();
        List<JsonNode> results = new CopyOnWriteArrayList<>();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/runs/" + run + "/events"))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            var reader = Thread.ofVirtual().start(() -> read(response.body(), events, results));

            await().until(() -> events.contains("state {\"state\":\"QUEUED\"}"));
            transitions.claim(hold);
            await().until(() -> events.contains("state {\"state\":\"RUNNING\"}"));
            transitions.advance(run, hold, "MEASURING", 0.5);
            await().until(() -> events.contains("stage {\"stage\":\"MEASURING\"}"));
            transitions.finish(run, hold);

            // The stream ends by itself.
            assertThat(reader.join(java.time.Duration.ofSeconds(30))).isTrue();
        }
        assertThat(events)
                .containsSubsequence(
                        "state {\"state\":\"QUEUED\"}",
                        "state {\"state\":\"RUNNING\"}",
                        "stage {\"stage\":\"BUILDING\"}",
                        "stage {\"stage\":\"MEASURING\"}",
                        "state {\"state\":\"FINISHED\"}")
                .doesNotHaveDuplicates();
        assertThat(events)
                .anySatisfy(event -> assertThat(event).startsWith("progress ").contains("0.5"));
        assertThat(events.getLast()).startsWith("result ");
        assertThat(results.getLast()).isEqualTo(http.get("/api/v1/runs/" + run).json());
    }

    @Test
    void tellsTheEndOfARunThatHasEndedAlready() {
        UUID run = ledger.queue(Ledger.network(1)).id();
        http.post("/api/v1/runs/" + run + "/cancel", null);

        var answer = http.get("/api/v1/runs/" + run + "/events");

        assertThat(answer.text()).contains("event:state", "CANCELLED", "event:result");
    }

    private void read(Stream<String> lines, List<String> events, List<JsonNode> results) {
        String[] name = {""};
        lines.forEach(line -> {
            if (line.startsWith("event:")) {
                name[0] = line.substring("event:".length());
            } else if (line.startsWith("data:")) {
                String data = line.substring("data:".length());
                events.add(name[0] + " " + data);
                if (name[0].equals("result")) {
                    results.add(tools.jackson.databind.json.JsonMapper.shared().readTree(data));
                }
            }
        });
    }

    private Http.Answer submit(String extra, String... headers) {
        return http.postJson("/api/v1/runs", "{\"network\": " + NETWORK + ", " + extra + "}", headers);
    }
}
