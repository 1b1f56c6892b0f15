package dev.overtone.launch;

import dev.overtone.storage.OvertoneHome;
import dev.overtone.storage.OvertoneHomeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The command that makes a {@link PreparedLaunch}: lays the jar out in the home, starts it once there as a server that
 * looks at its own pages, and keeps what the JVM learnt.
 */
public final class Preparation {

    /** The word that asks for it. */
    public static final String COMMAND = "prepare";

    private static final Duration SLOWEST_START = Duration.ofMinutes(3);
    private static final Duration SLOWEST_STOP = Duration.ofMinutes(3);
    private static final List<String> PAGES = List.of("/", "/designer?preset=hardnet-85", "/designer", "/runs");
    private static final int ANALYSES = 200;

    private final OvertoneHome home;
    private final Path jar;
    private final PreparedLaunch prepared;
    private final Path log;

    private Preparation(OvertoneHome home, Path jar) {
        this.home = home;
        this.jar = jar;
        this.prepared = PreparedLaunch.of(home.launches(), jar);
        this.log = home.logs().resolve("prepare.log");
    }

    public static void main() {
        try {
            Path jar = PreparedLaunch.startedFrom()
                    .orElseThrow(
                            () -> new NotPrepared("Only the one jar can be prepared: java -jar overtone.jar prepare"));
            new Preparation(OvertoneHome.open(OvertoneHome.locate()), jar).prepare();
        } catch (NotPrepared | OvertoneHomeException | IOException e) {
            System.err.println("Nothing was prepared, and the jar starts as before: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        System.out.println("Laying out " + jar.getFileName() + " in " + prepared.folder() + " …");
        layOut();
        System.out.println("Starting it once to learn what a start needs …");
        Path cache = learn();
        Files.move(cache, prepared.cache(), StandardCopyOption.ATOMIC_MOVE);
        removeOthers();
        System.out.printf(
                "Prepared after %d s. From now on \"java -jar %s\" starts from there.%n",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(), jar.getFileName());
    }

    private void layOut() throws IOException, InterruptedException {
        Path partial = home.launches().resolve("partial");
        FileSystemUtils.deleteRecursively(partial);
        FileSystemUtils.deleteRecursively(prepared.folder());
        int status = logged(new ProcessBuilder(
                        PreparedLaunch.java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        partial.toString(),
                        "--application-filename",
                        prepared.jar().getFileName().toString()))
                .start()
                .waitFor();
        if (status != 0) {
            throw failed("the jar could not be laid out");
        }
        Files.move(partial, prepared.folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server's own worker stays away: it would measure what is queued, beside a JVM that is busy with itself. */
    private Path learn() throws IOException, InterruptedException {
        Path cache = prepared.folder().resolve("partial.aot");
        int port = freePort();
        var builder = logged(new ProcessBuilder(
                PreparedLaunch.java(),
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                prepared.jar().toString()));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("OVERTONE_WORKER_LOCAL", "false");
        Process server = builder.start();
        try {
            visit(server, URI.create("http://127.0.0.1:" + port));
            server.destroy();
            if (!server.waitFor(SLOWEST_STOP) || !Files.isRegularFile(cache)) {
                throw failed("the JVM kept nothing of the start");
            }
        } finally {
            server.destroyForcibly();
        }
        return cache;
    }

    private void visit(Process server, URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest health =
                    HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
            long deadline = System.nanoTime() + SLOWEST_START.toNanos();
            while (!answers(client, health)) {
                if (server.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() - deadline > 0) {
                    throw failed("the server did not start");
                }
            }
            for (String page : PAGES) {
                client.send(HttpRequest.newBuilder(address.resolve(page)).build(), BodyHandlers.discarding());
            }
            HttpRequest analysis = HttpRequest.newBuilder(address.resolve("/api/v1/analyses"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"network\": {\"preset\": \"hardnet-68\"}}"))
                    .build();
            for (int i = 0; i < ANALYSES; i++) {
                client.send(analysis, BodyHandlers.discarding());
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void removeOthers() throws IOException {
        try (Stream<Path> launches = Files.list(home.launches())) {
            for (Path other :
                    launches.filter(launch -> !launch.equals(prepared.folder())).toList()) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }

    private ProcessBuilder logged(ProcessBuilder builder) {
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private NotPrepared failed(String what) {
        return new NotPrepared(what + "; see " + log);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Why the jar was not prepared. */
    private static final class NotPrepared extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPrepared(String message) {
            super(message);
        }
    }
}
