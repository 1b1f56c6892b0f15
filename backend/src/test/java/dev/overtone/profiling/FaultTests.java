package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.HomeDatabase;
import dev.overtone.Http;
import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rough hands on the whole program; {@code dev.overtone.trials.Faults} lays them on for hours. */
@Isolated("What is done again within a minute is so where nothing else wants the machine.")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class FaultTests {

    /** Built in a moment; measured for a second, or for ten where the batch is {@link #LONG}. */
    private static final String RUN = """
            {"network": {"family": "hardnet", "input": {"height": 64, "width": 64}, "classes": 10, "stem": [8, 16],
                         "blocks": [{"growthRate": 8, "depth": 4, "outChannels": 32}]},
             "protocol": "quick", "batchSize": %d}""";

    private static final int SHORT = 1;
    private static final int LONG = 128;

    /** The stages and what may follow them. */
    private static final List<String> WAY =
            List.of("QUEUED", "BUILDING", "CHECKING", "WARMING", "MEASURING", "WRITING", "FINISHED", "FAILED");

    private static final Duration CANCELLED = Duration.ofSeconds(20);
    private static final Duration REFUSED = Duration.ofSeconds(30);
    private static final Duration TAKEN_UP = Duration.ofMinutes(1);
    private static final Duration DONE = Duration.ofMinutes(2);

    @TempDir
    private static Path home;

    private HomeDatabase database;
    private RunningServer server;

    @BeforeAll
    void starts() throws IOException {
        server = RunningServer.start(home);
        database = new HomeDatabase(home);
    }

    @AfterAll
    void stops() throws InterruptedException {
        server.close();
    }

    @Test
    @Order(1)
    void cancelsAQueuedRunWhileAnotherIsAtWork() throws Exception {
        String atWork = submitAndAwait(LONG, "MEASURING");
        String queued = server.submit(RUN.formatted(LONG));

        server.cancel(queued);

        assertThat(state(queued)).isEqualTo("CANCELLED");
        assertThat(state(atWork)).isEqualTo("RUNNING");
        server.cancel(atWork);
        awaitState(atWork, "CANCELLED");
    }

    @Test
    @Order(1)
    void measuresASetInOneProcessAndTakesTheRestUpAgainWhenOneIsCancelled() throws Exception {
        String network = RUN.formatted(SHORT).replaceFirst("(?s).*\"network\": (.*),\\s*\"protocol.*", "$1");
        var http = new Http(java.net.URI.create(server.url()).getPort());
        JsonNode series = http.postJson(
                        "/api/v1/series",
                        "{\"networks\": [" + network + ", " + network.replace("\"depth\": 4", "\"depth\": 5") + ", "
                                + network.replace("\"depth\": 4", "\"depth\": 6") + "]}")
                .json();
        List<String> runs = series.get("members")
                .valueStream()
                .map(member -> member.get("run").get("id").stringValue())
                .toList();
        awaitState(runs.getLast(), "RUNNING");
        assertThat(runs).extracting(this::state).containsOnly("RUNNING");

        server.cancel(runs.get(1));

        awaitState(runs.get(1), "CANCELLED");
        awaitState(runs.getFirst(), "FINISHED");
        awaitState(runs.getLast(), "FINISHED");
        for (String run : List.of(runs.getFirst(), runs.getLast())) {
            JsonNode finished = server.run(run);
            assertThat(finished.get("environment").get("measured together").stringValue())
                    .contains("2 networks", "random order");
            assertThat(finished.get("environment")
                            .get("baseline's first and last turn")
                            .stringValue())
                    .contains("ms", "%");
            assertThat(finished.get("attempt").intValue()).isOne();
            JsonNode latency = finished.get("measurement").get("latency");
            assertThat(latency.get("samples").intValue()).isGreaterThanOrEqualTo(100);
            assertThat(latency.get("p50Interval").get("low").doubleValue())
                    .isLessThanOrEqualTo(latency.get("p50").doubleValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUILDING", "CHECKING", "WARMING", "MEASURING"})
    @Order(2)
    void cancelsAtEveryStage(String stage) throws Exception {
        String run = submitAndAwait(LONG, stage);

        server.cancel(run);

        await().atMost(CANCELLED).until(() -> state(run).equals("CANCELLED"));
        JsonNode cancelled = server.run(run);
        assertThat(cancelled.get("measurement").isNull()).isTrue();
        assertThat(cancelled.get("failure").isNull()).isTrue();
        assertThat(server.benchNow()).isEmpty();
    }

    @Test
    @Order(3)
    void endsInOneWayWhenItIsCancelledWhileItsResultIsWritten() throws Exception {
        CompletableFuture<Void> asking;
        String run;
        try (var _ = database.holdBackResults()) {
            run = submitAndAwait(SHORT, "WRITING");
            // Asked beside it, because the run's row is being written.
            asking = CompletableFuture.runAsync(() -> cancelOrHearThatItEnded(run));
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        }
        asking.join();

        await().atMost(CANCELLED).until(() -> List.of("CANCELLED", "FINISHED").contains(state(run)));
        boolean finished = state(run).equals("FINISHED");
        assertThat(server.run(run).get("measurement").isNull()).isNotEqualTo(finished);
        await().during(Duration.ofSeconds(1)).until(() -> state(run).equals(finished ? "FINISHED" : "CANCELLED"));
    }

    @Test
    @Order(4)
    void refusesASecondServerOnTheSameHome(@TempDir Path elsewhere) throws Exception {
        Path log = elsewhere.resolve("second.log");
        long first = server.process().pid();
        long postmaster = database.postmaster().orElseThrow().pid();

        Process second = RunningServer.launch(home, log).process();

        assertThat(second.waitFor(REFUSED.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(Files.readString(log))
                .contains("Another Overtone server (process " + first + ") is using the folder " + home.toRealPath())
                .contains("stop it first")
                .contains("OVERTONE_HOME")
                .doesNotContain("\tat ");
        assertThat(server.isHealthy()).isTrue();
        assertThat(database.postmaster().orElseThrow().pid()).isEqualTo(postmaster);
    }

    @Test
    @Order(5)
    void takesUpTheRunOfAKilledDatabase() throws Exception {
        String run = submitAndAwait(LONG, "MEASURING");
        var bench = server.bench();
        var worker = server.worker();

        database.postmaster().orElseThrow().destroyForcibly();

        await().atMost(TAKEN_UP).until(() -> !bench.isAlive());
        await().atMost(TAKEN_UP).ignoreExceptions().until(() -> attempt(run) == 2);
        assertThat(server.worker().pid()).isEqualTo(worker.pid());
        assertThat(server.isHealthy()).isTrue();
        server.cancel(run);
        awaitState(run, "CANCELLED");
    }

    @Test
    @Order(6)
    void keepsAResultThatADyingDatabaseDidNotTake() throws Exception {
        String run;
        try (var _ = database.holdBackResults()) {
            run = submitAndAwait(SHORT, "WRITING");
            database.postmaster().orElseThrow().destroyForcibly();
        }

        await().atMost(DONE).ignoreExceptions().until(() -> state(run).equals("FINISHED"));
        // Written, not measured again.
        assertThat(attempt(run)).isEqualTo(1);
        assertThat(server.run(run).at("/measurement/latency/samples").intValue())
                .isEqualTo(server.get("/api/v1/runs/" + run + "/samples")
                        .get("values")
                        .size());
    }

    @Test
    @Order(7)
    void comesBackWhenServerAndWorkerAreKilledTogether() throws Exception {
        String run = submitAndAwait(SHORT, "MEASURING");
        var worker = server.worker();
        var bench = server.bench();

        worker.destroyForcibly();
        server.kill();
        server = RunningServer.start(home);

        await().atMost(TAKEN_UP).until(() -> attempt(run) == 2);
        assertThat(worker.isAlive() || bench.isAlive()).isFalse();
        awaitState(run, "FINISHED");
    }

    @Test
    @Order(8)
    void givesBackTheRunOfAServerThatIsStoppedInOrder() throws Exception {
        String run = submitAndAwait(LONG, "MEASURING");
        var worker = server.worker();
        var bench = server.bench();

        server.close();

        assertThat(worker.isAlive() || bench.isAlive()).isFalse();
        assertThat(database.isStoppedInOrder()).isTrue();
        server = RunningServer.start(home);
        // Without the grace for those that were cut off, and as if it had not been tried.
        await().atMost(TAKEN_UP).until(() -> state(run).equals("RUNNING"));
        assertThat(attempt(run)).isEqualTo(1);
        server.cancel(run);
        awaitState(run, "CANCELLED");
    }

    private void cancelOrHearThatItEnded(String run) {
        try {
            server.cancel(run);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("409");
        }
    }

    /** A run met in a stage. Some are so short that they can be missed: then another run is asked for. */
    private String submitAndAwait(int batch, String stage) throws IOException, SQLException {
        try (var connection = database.connect();
                var question = connection.prepareStatement("select coalesce(stage, state) from run where id = ?")) {
            while (true) {
                String run = server.submit(RUN.formatted(batch));
                question.setObject(1, UUID.fromString(run));
                String met = await().atMost(DONE)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> answer(question), now -> WAY.indexOf(now) >= WAY.indexOf(stage));
                if (met.equals(stage)) {
                    return run;
                }
                cancelOrHearThatItEnded(run);
            }
        }
    }

    private static String answer(PreparedStatement question) throws SQLException {
        try (var rows = question.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void awaitState(String run, String state) {
        await().atMost(DONE).until(() -> state(run).equals(state));
    }

    private String state(String run) throws IOException {
        return server.run(run).get("state").stringValue();
    }

    private int attempt(String run) throws IOException {
        return server.run(run).get("attempt").intValue();
    }
}
