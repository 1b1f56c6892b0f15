package dev.overtone.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.BesideOthers;
import dev.overtone.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is lost when a process of the real program is killed: nothing that was answered. */
@BesideOthers
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WorkerKillTests {

    /** Small enough to be built in a moment; measured for ten seconds where the batch is {@link #LONG}. */
    private static final String RUN = """
            {"network": {"family": "hardnet", "input": {"height": 64, "width": 64}, "classes": 10, "stem": [8, 16],
                         "blocks": [{"growthRate": 8, "depth": 4, "outChannels": 32}]},
             "protocol": "quick", "batchSize": %d}""";

    private static final int SHORT = 1;
    private static final int LONG = 128;

    private static final Duration TAKEN_UP = Duration.ofMinutes(1);
    private static final Duration MEASURED = Duration.ofMinutes(2);

    @TempDir
    private static Path home;

    private RunningServer server;
    private String survivor = "";

    @BeforeAll
    void starts() throws IOException {
        server = RunningServer.start(home);
    }

    @AfterAll
    void stops() throws InterruptedException {
        server.close();
    }

    @Test
    @Order(1)
    void takesUpTheRunOfAKilledWorker() throws IOException {
        survivor = submitAndAwaitMeasuring();
        var worker = server.worker();
        var bench = server.bench();

        long killed = System.nanoTime();
        worker.destroyForcibly();

        await().atMost(TAKEN_UP).until(() -> !bench.isAlive());
        say("bench of a killed worker gone", killed);
        assertThat(server.isHealthy()).isTrue();
        await().atMost(TAKEN_UP).until(() -> server.run(survivor).get("attempt").intValue() == 2);
        say("run of a killed worker taken up again", killed);
        assertFinished(survivor);
        say("run of a killed worker finished", killed);
        assertThat(server.worker().pid()).isNotEqualTo(worker.pid());
        assertThat(server.run(survivor).get("attempt").intValue()).isEqualTo(2);
        assertThat(finished()).containsExactly(survivor);
    }

    @Test
    @Order(2)
    void failsTheRunOfAKilledBench() throws IOException {
        var worker = server.worker();
        String run = submitAndAwaitMeasuring();

        long killed = System.nanoTime();
        server.bench().destroyForcibly();

        await().atMost(TAKEN_UP).until(() -> hasState(run, "FAILED"));
        say("run of a killed bench failed", killed);
        JsonNode failure = server.run(run).get("failure");
        assertThat(failure.get("code").stringValue()).isEqualTo("KILLED");
        assertThat(failure.get("stage").stringValue()).isEqualTo("MEASURING");
        assertThat(failure.get("message").stringValue()).contains("killed from outside");
        assertThat(server.worker().pid()).isEqualTo(worker.pid());
    }

    @Test
    @Order(3)
    void stopsACancelledRunAtOnce() throws IOException {
        String run = submitAndAwaitMeasuring();
        var bench = server.bench();

        long asked = System.nanoTime();
        server.cancel(run);

        await().atMost(TAKEN_UP).until(() -> hasState(run, "CANCELLED"));
        say("running run cancelled", asked);
        assertThat(bench.isAlive()).isFalse();
        assertThat(server.run(run).get("failure").isNull()).isTrue();
    }

    @Test
    @Order(4)
    void takesUpTheRunOfAKilledServerWhenItIsStartedAgain() throws IOException, InterruptedException {
        String interrupted = submitAndAwaitMeasuring();
        String queued = server.submit(RUN.formatted(SHORT));
        var worker = server.worker();
        var bench = server.bench();

        long killed = System.nanoTime();
        server.kill();
        server = RunningServer.start(home);
        say("killed server healthy again", killed);

        assertThat(server.run(survivor).get("state").stringValue()).isEqualTo("FINISHED");
        await().atMost(TAKEN_UP).until(() -> !worker.isAlive() && !bench.isAlive());
        assertFinished(interrupted);
        say("run of a killed server finished", killed);
        assertFinished(queued);
        assertThat(finished()).containsExactlyInAnyOrder(survivor, interrupted, queued);
    }

    private String submitAndAwaitMeasuring() throws IOException {
        String run = server.submit(RUN.formatted(LONG));
        await().atMost(MEASURED)
                .until(() -> "MEASURING".equals(server.run(run).get("stage").asString("")));
        return run;
    }

    private void assertFinished(String run) throws IOException {
        await().atMost(MEASURED).until(() -> hasState(run, "FINISHED"));
        JsonNode found = server.run(run);
        int samples = found.at("/measurement/latency/samples").intValue();
        assertThat(samples).isPositive();
        assertThat(server.get("/api/v1/runs/" + run + "/samples").get("values").size())
                .isEqualTo(samples);
    }

    private boolean hasState(String run, String state) throws IOException {
        return server.run(run).get("state").stringValue().equals(state);
    }

    private List<String> finished() throws IOException {
        var items =
                server.get("/api/v1/runs?filter=state%20%3D%20%27FINISHED%27").get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(run -> run.get("id").stringValue())
                .toList();
    }

    private static void say(String what, long since) {
        System.out.printf("%s after %.1f s%n", what, (System.nanoTime() - since) / 1e9);
    }
}
