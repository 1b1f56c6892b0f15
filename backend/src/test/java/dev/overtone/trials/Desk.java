package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What somebody does who measures networks on a running server while it is treated badly. */
final class Desk {

    /** Built in a moment, measured for a second. */
    static final String SMALL = """
            {"family": "hardnet", "input": {"height": 64, "width": 64}, "classes": 10, "stem": [8, 16],
             "blocks": [{"growthRate": 8, "depth": 4, "outChannels": 32}]}""";

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> STAGES = List.of("BUILDING", "CHECKING", "WARMING", "MEASURING", "WRITING");
    private static final Set<String> LIVE = Set.of("QUEUED", "RUNNING");

    private final RunningServer server;
    private final String device;

    Desk(RunningServer server) {
        this(server, "cpu");
    }

    Desk(RunningServer server, String device) {
        this.server = server;
        this.device = device;
    }

    String submit(String network, int batch, String protocol) throws IOException {
        return server.submit("{\"network\": " + network + ", \"batchSize\": " + batch + ", \"device\": \"" + device
                + "\"," + " \"protocol\": \"" + protocol + "\"}");
    }

    /** Waits until the run is in this stage or a later one; fails when it ends before. */
    void awaitStage(String run, String stage) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            JsonNode now = server.run(run);
            assertThat(now.get("state").stringValue()).as(now.toString()).isIn(LIVE);
            return STAGES.indexOf(now.get("stage").asString("")) >= STAGES.indexOf(stage);
        });
    }

    JsonNode awaitEnd(String run) {
        return await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> server.run(run),
                        now -> !LIVE.contains(now.get("state").stringValue()));
    }

    /** The failure of a run that must fail, with this code in this stage. */
    String awaitFailure(String run, String code, String stage) {
        JsonNode end = awaitEnd(run);
        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("FAILED");
        JsonNode failure = end.get("failure");
        assertThat(failure.get("code").stringValue()).as(failure.toString()).isEqualTo(code);
        assertThat(failure.get("stage").stringValue()).as(failure.toString()).isEqualTo(stage);
        return failure.get("message").stringValue();
    }

    /** Whatever happened before: the next run finishes. */
    void measuresOn() throws IOException {
        JsonNode end = awaitEnd(submit(SMALL, 1, "quick"));
        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("FINISHED");
    }
}
