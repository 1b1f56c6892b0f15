package dev.overtone;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program as people start it, in a process of its own: server, database, worker. */
public final class RunningServer implements AutoCloseable {

    private static final Path TARGET = TestDatabase.PROGRAMS.resolveSibling("");

    /** What all servers of these tests say, one after another. */
    public static final Path LOG = TARGET.resolve("running-server.log");

    /** Where PyTorch is unpacked, once for all of them. */
    public static final Path LIBRARIES = TARGET.resolve("libraries");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SLOWEST_START = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RunningServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on a free port and waits until it answers. */
    public static RunningServer start(Path home) throws IOException {
        return start(home, Map.of());
    }

    /**
     * Does the same with settings.
     *
     * @param settings environment variables on top of the home and the port
     */
    public static RunningServer start(Path home, Map<String, String> settings) throws IOException {
        return launch(home, settings, LOG, compiled()).untilHealthy();
    }

    /** Starts the packaged program instead of the compiled classes. */
    public static RunningServer startJar(Path jar, Path home) throws IOException {
        return launch(home, Map.of(), LOG, List.of("-jar", jar.toString())).untilHealthy();
    }

    /** Starts it on a free port and does not wait for it. */
    public static RunningServer launch(Path home, Path log) throws IOException {
        return launch(home, Map.of(), log, compiled());
    }

    private static RunningServer launch(Path home, Map<String, String> settings, Path log, List<String> program)
            throws IOException {
        sharePrograms(home);
        int port = FreePort.find();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m");
        builder.command().addAll(program);
        builder.environment().put("OVERTONE_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("DJL_CACHE_DIR", LIBRARIES.toString());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new RunningServer(builder.start(), URI.create("http://localhost:" + port));
    }

    private RunningServer untilHealthy() {
        await().atMost(SLOWEST_START).until(() -> !process.isAlive() || isHealthy());
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended with exit code " + process.exitValue() + "; see " + LOG);
        }
        return this;
    }

    public String url() {
        return address.toString();
    }

    public boolean isHealthy() {
        try {
            return send(HttpRequest.newBuilder(address.resolve("/actuator/health"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Id of a queued run. */
    public String submit(String body) throws IOException {
        return post("/api/v1/runs", body).get("id").stringValue();
    }

    public JsonNode post(String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return json(request.build());
    }

    public JsonNode run(String id) throws IOException {
        return get("/api/v1/runs/" + id);
    }

    public JsonNode get(String path) throws IOException {
        return json(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    public void cancel(String id) throws IOException {
        json(HttpRequest.newBuilder(address.resolve("/api/v1/runs/" + id + "/cancel"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    public Process process() {
        return process;
    }

    /** The worker that this server keeps, awaited while there is none. */
    public ProcessHandle worker() {
        return await().atMost(Duration.ofMinutes(1))
                .until(this::workerNow, Optional::isPresent)
                .orElseThrow();
    }

    /** The process that measures now, awaited while there is none. */
    public ProcessHandle bench() {
        return await().atMost(Duration.ofMinutes(1))
                .until(this::benchNow, Optional::isPresent)
                .orElseThrow();
    }

    public Optional<ProcessHandle> workerNow() {
        return javaChild(process.toHandle());
    }

    public Optional<ProcessHandle> benchNow() {
        return workerNow().flatMap(RunningServer::javaChild);
    }

    /** As a power cut would; the database lives on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static Optional<ProcessHandle> javaChild(ProcessHandle parent) {
        return parent.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst();
    }

    private JsonNode json(HttpRequest request) throws IOException {
        var response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Unpacked programs are linked into the home, which spares its own unpacking; the first server unpacks them for all. */
    private static void sharePrograms(Path home) throws IOException {
        TestDatabase.unpackPrograms();
        var database = Files.createDirectories(home.resolve("database"));
        try (var unpacked = Files.list(TestDatabase.PROGRAMS)) {
            for (Path folder : unpacked.filter(Files::isDirectory).toList()) {
                var link = database.resolve(folder.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, folder);
                }
            }
        }
    }

    private static List<String> compiled() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        // Started often and never busy for long: the second compiler would cost more than it gains.
        return List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, "dev.overtone.Application");
    }
}
