package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.overtone.Http;
import dev.overtone.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A full disk under each of the home's folders in turn, and room again. */
final class FullDisks {

    private static final Duration BACK = Duration.ofMinutes(2);
    static final int TOO_SMALL = 30;
    static final int ENOUGH = 300;
    private static final long MB = 1 << 20;
    private static final Map<String, String> WITHOUT_WORKER = Map.of("OVERTONE_WORKER_LOCAL", "false");

    private final Path home;

    FullDisks(Path home) {
        this.home = home;
    }

    /** Nothing is left half-made, and the same folder serves once there is room. */
    Finding firstStart() throws IOException, InterruptedException {
        Path database = home.resolve("database");
        try (var disk = SmallDisk.over(database, TOO_SMALL)) {
            long logBefore = sizeOfLog();
            assertThatThrownBy(() -> RunningServer.start(home, WITHOUT_WORKER))
                    .hasMessageContaining("ended with exit code 1");
            assertThat(log(logBefore))
                    .contains("No space left on device", database.toString(), "Free some space", "150 MB")
                    .doesNotContain("\tat ");
            assertThat(database.resolve("cluster")).doesNotExist();
            assertThat(database.resolve("cluster.partial")).doesNotExist();
            disk.resize(ENOUGH);
            RunningServer.start(home, WITHOUT_WORKER).close();
        }
        return Finding.good(
                "database: first start on %d MB".formatted(TOO_SMALL), "refused in words; starts with room");
    }

    Finding whileRunsAreWritten() throws IOException, InterruptedException {
        try (var disk = SmallDisk.over(home.resolve("database"), ENOUGH);
                var server = RunningServer.start(home)) {
            return whileRunsAreWritten(disk, server, "standard", Duration.ofSeconds(40));
        }
    }

    /**
     * Tables cannot grow: what was measured waits, new runs are refused in words, nothing is lost.
     *
     * @param protocol of the run that is measured meanwhile; the samples of a standard one need room
     * @param full how long
     */
    static Finding whileRunsAreWritten(SmallDisk disk, RunningServer server, String protocol, Duration full)
            throws IOException, InterruptedException {
        var desk = new Desk(server);
        var http = new Http(URI.create(server.url()).getPort());
        ProcessHandle worker = server.worker();
        List<String> accepted = new ArrayList<>();
        accepted.add(desk.submit(Desk.SMALL, 1, protocol));
        desk.awaitStage(accepted.getFirst(), "MEASURING");
        disk.fill();
        Http.Answer refused = submitUntilRefused(http, accepted);
        assertThat(refused.status()).as(refused.text()).isIn(503, 507);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.text()).doesNotContain("Exception", "org.");
        Http.Answer health = http.get("/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().at("/components/diskSpace/status").stringValue())
                .isEqualTo("DOWN");
        Thread.sleep(full);
        disk.makeRoom();
        for (String run : accepted) {
            assertThat(desk.awaitEnd(run).get("state").stringValue()).isEqualTo("FINISHED");
        }
        desk.measuresOn();
        assertThat(server.worker().pid()).isEqualTo(worker.pid());
        assertThat(server.isHealthy()).isTrue();
        return Finding.good(
                "database: full for %d s while runs are written".formatted(full.toSeconds()),
                "answered %d; all %d accepted runs finished, by the same worker"
                        .formatted(refused.status(), accepted.size()));
    }

    /** PostgreSQL ends when it cannot write its log of changes; it must come back by itself. */
    Finding whileChangesAreLogged() throws IOException, InterruptedException {
        try (var disk = SmallDisk.over(home.resolve("database"), ENOUGH);
                var server = RunningServer.start(home)) {
            var desk = new Desk(server);
            String measured = desk.submit(Desk.SMALL, 1, "standard");
            desk.awaitStage(measured, "MEASURING");
            disk.fill(6 * MB);
            String said = writeUntilTheServerEnds();
            disk.fill();
            await().atMost(BACK).until(() -> !server.isHealthy());
            var http = new Http(URI.create(server.url()).getPort());
            assertThat(http.get("/api/v1/runs").status()).isEqualTo(503);
            Thread.sleep(Duration.ofSeconds(15));
            long room = System.nanoTime();
            disk.makeRoom();
            await().atMost(BACK).until(server::isHealthy);
            double seconds = (System.nanoTime() - room) / 1e9;
            JsonNode end = desk.awaitEnd(measured);
            assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("FINISHED");
            desk.measuresOn();
            return Finding.good(
                    "database: no room for the log of changes",
                    "PostgreSQL ended (%s), healthy %.0f s after there was room; the run finished at attempt %d"
                            .formatted(said, seconds, end.get("attempt").intValue()));
        }
    }

    /** Nothing half-unpacked is taken for whole. */
    Finding whilePyTorchIsUnpacked() throws IOException, InterruptedException {
        Path folder = home.resolve("native");
        try (var disk = SmallDisk.over(folder, 200);
                var server = RunningServer.start(home, Map.of("DJL_CACHE_DIR", ""))) {
            var desk = new Desk(server);
            String run = desk.submit(Desk.SMALL, 1, "quick");
            JsonNode device = await().atMost(BACK)
                    .until(
                            () -> server.get("/api/v1/devices").get("items").get(0),
                            d -> d.get("trouble").isString());
            String trouble = device.get("trouble").stringValue();
            assertThat(trouble).contains("PyTorch does not fit", "450 MB");
            assertThat(server.run(run).get("state").stringValue()).isEqualTo("QUEUED");
            ProcessHandle worker = server.worker();
            disk.resize(2_000);
            assertThat(desk.awaitEnd(run).get("state").stringValue()).isEqualTo("FINISHED");
            assertThat(server.get("/api/v1/devices")
                            .get("items")
                            .get(0)
                            .get("trouble")
                            .isNull())
                    .isTrue();
            assertThat(server.worker().pid()).isEqualTo(worker.pid());
            return Finding.good("native libraries: 200 MB", "\"" + trouble + "\"; measured once there was room");
        }
    }

    /** Nobody needs the logs to work. */
    Finding whileLogsAreWritten() throws IOException, InterruptedException {
        try (var disk = SmallDisk.over(home.resolve("logs"), 1);
                var server = RunningServer.start(home)) {
            var desk = new Desk(server);
            disk.fill();
            desk.measuresOn();
            Finding crash = new Crashes(server, home).at("MEASURING", "SEGV");
            return Finding.good("logs: full", "runs finish; " + crash.figure());
        }
    }

    private static Http.Answer submitUntilRefused(Http http, List<String> accepted) {
        String experiment = "x".repeat(100);
        for (int number = 0; number < 500; number++) {
            Http.Answer answer = http.postJson(
                    "/api/v1/runs",
                    "{\"network\": %s, \"experiment\": \"%s%d\"}".formatted(Desk.SMALL, experiment, number));
            if (answer.status() != 202) {
                return answer;
            }
            accepted.add(answer.json().get("id").stringValue());
        }
        throw new AssertionError("500 runs were written to a full disk");
    }

    /** Writes and throws away, so that the tables stay small and the log of changes grows. */
    private String writeUntilTheServerEnds() throws IOException {
        List<String> postmaster = Files.readAllLines(home.resolve("database/cluster/postmaster.pid"));
        String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/overtone";
        String password = Files.readString(home.resolve("database/password")).strip();
        String last = "";
        try (Connection connection = DriverManager.getConnection(url, "overtone", password);
                var statement = connection.createStatement()) {
            statement.execute("create table filler (text text)");
            for (int round = 0; round < 200; round++) {
                statement.execute(
                        "insert into filler select string_agg(md5(random()::text), '') from generate_series(1, 30000) group by random() < 0.5");
                statement.execute("truncate filler");
            }
        } catch (SQLException e) {
            last = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        assertThat(last).isNotEmpty();
        return last;
    }

    private static long sizeOfLog() throws IOException {
        return Files.exists(RunningServer.LOG) ? Files.size(RunningServer.LOG) : 0;
    }

    private static String log(long since) throws IOException {
        byte[] all = Files.readAllBytes(RunningServer.LOG);
        return new String(all, (int) since, all.length - (int) since, StandardCharsets.UTF_8);
    }
}
