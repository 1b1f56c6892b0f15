package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.overtone.RunningServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A worker, and the processes that it starts, whose clock jumps while they work; nobody else's does. */
final class Clocks implements AutoCloseable {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private static final Duration HELD = Duration.ofMinutes(5);
    private static final Duration A_WHILE = Duration.ofMinutes(5);
    private static final double LONGEST_FORWARD = 60_000;

    /** The worker's own device, beside that of the server's worker. */
    private static final String MACHINE = "jumping-clock";

    private final RunningServer server;
    private final Path offset;
    private final Process worker;

    private Clocks(RunningServer server, Path offset, Process worker) {
        this.server = server;
        this.offset = offset;
        this.worker = worker;
    }

    /** Debian's package libfaketime. */
    static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    static Clocks start(RunningServer server, Path home) throws IOException {
        Path offset = Files.writeString(home.resolve("clock"), "+0");
        var clocks = new Clocks(server, offset, worker(home, offset));
        await().atMost(HELD)
                .until(() -> clocks.device().isPresent()
                        && clocks.device().get().get("worker").isString());
        return clocks;
    }

    /** @param jump as libfaketime writes it: {@code -1h}, {@code +1d} */
    Finding jump(String jump) throws IOException {
        Instant before = Instant.now();
        String holder = holder();
        var desk = new Desk(server, device().orElseThrow().get("id").stringValue());
        JsonNode straight = desk.awaitEnd(desk.submit(Desk.SMALL, 1, "quick"));
        String run = desk.submit(Desk.SMALL, 1, "standard");
        desk.awaitStage(run, "MEASURING");
        Files.writeString(offset, jump);
        try {
            JsonNode end = desk.awaitEnd(run);
            assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("FINISHED");
            Instant started = Instant.parse(end.get("startedAt").stringValue());
            Instant finished = Instant.parse(end.get("finishedAt").stringValue());
            assertThat(started).isBetween(before.minusSeconds(1), before.plus(A_WHILE));
            assertThat(finished).isBetween(started, started.plus(A_WHILE));
            JsonNode latency = end.at("/measurement/latency");
            assertThat(latency.get("min").doubleValue()).isPositive();
            assertThat(latency.get("max").doubleValue()).isLessThan(LONGEST_FORWARD);
            // The next one is claimed, measured and written under the clock that is wrong.
            desk.measuresOn();
            assertThat(worker.isAlive()).isTrue();
            assertThat(holder()).isEqualTo(holder);
            return Finding.good(
                    "clock " + jump,
                    "finished at attempt %d in %.1f s; p50 %.2f ms, without a jump %.2f ms; device still held"
                            .formatted(
                                    end.get("attempt").intValue(),
                                    Duration.between(started, finished).toMillis() / 1000.0,
                                    latency.get("p50").doubleValue(),
                                    straight.at("/measurement/latency/p50").doubleValue()));
        } finally {
            Files.writeString(offset, "+0");
        }
    }

    @Override
    public void close() throws InterruptedException {
        worker.destroy();
        if (!worker.waitFor(20, TimeUnit.SECONDS)) {
            worker.destroyForcibly();
        }
    }

    private String holder() throws IOException {
        return device().orElseThrow().get("worker").asString("");
    }

    private Optional<JsonNode> device() throws IOException {
        JsonNode devices = server.get("/api/v1/devices").get("items");
        return StreamSupport.stream(devices.spliterator(), false)
                .filter(device -> device.get("host").stringValue().equals(MACHINE))
                .findFirst();
    }

    private static Process worker(Path home, Path offset) throws IOException {
        List<String> postmaster = Files.readAllLines(home.resolve("database/cluster/postmaster.pid"));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.overtone.Application");
        var environment = builder.environment();
        environment.put("SPRING_PROFILES_ACTIVE", "worker");
        environment.put("OVERTONE_MACHINE", MACHINE);
        environment.put("OVERTONE_HOME", home.toString());
        environment.put("DJL_CACHE_DIR", RunningServer.LIBRARIES.toString());
        environment.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/overtone");
        environment.put("SPRING_DATASOURCE_USERNAME", "overtone");
        environment.put(
                "SPRING_DATASOURCE_PASSWORD",
                Files.readString(home.resolve("database/password")).strip());
        environment.put(
                "LD_PRELOAD",
                library()
                        .orElseThrow(() -> new IOException("libfaketime is not installed"))
                        .toString());
        environment.put("FAKETIME_TIMESTAMP_FILE", offset.toString());
        // Seconds between looks at that file; without, every look at any clock reads it.
        environment.put("FAKETIME_CACHE_DURATION", "1");
        // A machine's monotonic clock does not jump when its clock is set.
        environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Its remedy for condition variables of older C libraries lets the JVM's timed waits return at once.
        environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(RunningServer.LOG.toFile()));
        return builder.start();
    }
}
