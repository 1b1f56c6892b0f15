package dev.overtone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole program as a user starts it: a server of its own process, with its database and its worker. */
public final class RunningServer implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;

    private RunningServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it on a free port and waits until it answers. */
    public static RunningServer start(Path home) throws IOException {
        return start(home, Map.of());
    }

    public static RunningServer start(Path home, Map<String, String> settings) throws IOException {
        shareUnpackedLibraries(home);
        int port = freePort();
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                programClassPath(),
                Application.class.getName()));
        File log = home.resolve("server.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("OVERTONE_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        var server = new RunningServer(builder.start(), "http://localhost:" + port);
        try {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> server.isReady() || !server.process.isAlive());
        } catch (RuntimeException e) {
            server.kill();
            throw e;
        }
        if (!server.process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + Files.readString(log.toPath()));
        }
        return server;
    }

    public String url() {
        return url;
    }

    public Process process() {
        return process;
    }

    /** Asks it to end, and waits until it has, its worker and its database with it. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        await(process.toHandle());
        all.forEach(RunningServer::await);
    }

    /** Ends the server itself the hard way; what it started is left to notice. */
    public void kill() {
        process.destroyForcibly();
        await(process.toHandle());
    }

    private boolean isReady() {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
        }
    }

    /** A home of a test's own, but 432 MB of native libraries unpacked once for all of them. */
    private static void shareUnpackedLibraries(Path home) {
        try {
            Path shared = Files.createDirectories(Path.of("target/libraries")).toAbsolutePath();
            Path own = home.resolve("native");
            if (!Files.exists(own)) {
                Files.createSymbolicLink(own, shared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program's own class path, without the tests and what only they need configured. */
    private static String programClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
