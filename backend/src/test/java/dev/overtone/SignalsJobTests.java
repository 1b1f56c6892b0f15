package dev.overtone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Signals by the whole program: asked for over HTTP, computed by a worker, also when it is killed meanwhile. */
@BesideOthers
class SignalsJobTests {

    private static final String NETWORK =
            "{\"network\": {\"preset\": \"hardnet-39ds\", \"input\": {\"height\": 64, \"width\": 64}}}";

    @Test
    void areComputedThoughTheWorkerIsKilled(@TempDir Path home) throws IOException {
        try (RunningServer server = RunningServer.start(home)) {
            String address = "/api/v1/networks/"
                    + server.post("/api/v1/networks", NETWORK)
                            .get("fingerprint")
                            .stringValue() + "/signals";
            server.post(address, "{\"seed\": 1}");
            awaitState(server, address, "RUNNING");
            server.worker().destroyForcibly();

            awaitState(server, address, "FINISHED");
            JsonNode first = item(server, address);
            assertThat(first.get("signals").size()).isEqualTo(3);
            first.get("signals")
                    .forEach(signal -> assertThat(signal.get("value").isNumber())
                            .as(signal.toString())
                            .isTrue());
            server.post(address, "{\"seed\": 1}");
            assertThat(item(server, address)).as("what is there stays").isEqualTo(first);
        }
    }

    private static void awaitState(RunningServer server, String address, String state) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> item(server, address).get("state").stringValue(), state::equals);
    }

    private static JsonNode item(RunningServer server, String address) throws IOException {
        return server.get(address).at("/items/0");
    }
}
