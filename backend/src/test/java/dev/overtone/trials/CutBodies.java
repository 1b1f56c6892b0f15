package dev.overtone.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overtone.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests whose body breaks off, and some whose body never ends. */
final class CutBodies {

    private static final String NETWORK = "{\"preset\": \"hardnet-68\"}";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Of server.tomcat.connection-timeout, and as much again for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MORE_THREADS = 5;

    /** How the sender leaves. */
    private enum Leaving {
        /** Says that nothing more comes, and listens. */
        HALF_CLOSED,
        /** Is gone. */
        CLOSED,
        /** Is gone, and the system says so. */
        RESET
    }

    private record Target(String path, String type, String body) {}

    private static final List<Target> TARGETS = List.of(
            new Target("/api/v1/analyses", JSON, "{\"network\": " + NETWORK + "}"),
            new Target("/api/v1/runs", JSON, "{\"network\": " + NETWORK + "}"),
            new Target("/runs", FORM, "network=" + URLEncoder.encode(NETWORK, StandardCharsets.UTF_8)),
            new Target("/designer/picture", FORM, "network=" + URLEncoder.encode(NETWORK, StandardCharsets.UTF_8)));

    private final RunningServer server;
    private final URI address;

    CutBodies(RunningServer server) {
        this.server = server;
        this.address = URI.create(server.url());
    }

    /** @param times that every target is left in every way */
    Finding cut(int times) throws IOException {
        int runsBefore = runs();
        long logBefore = Files.size(RunningServer.LOG);
        long threadsBefore = threads();
        int sent = 0;
        for (int time = 0; time < times; time++) {
            for (Target target : TARGETS) {
                for (Leaving leaving : Leaving.values()) {
                    for (boolean chunked : new boolean[] {false, true}) {
                        String answer = send(target, leaving, chunked);
                        if (leaving == Leaving.HALF_CLOSED && target.type().equals(JSON)) {
                            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
                        }
                        sent++;
                    }
                }
            }
        }
        assertThat(runs()).isEqualTo(runsBefore);
        assertThat(log(logBefore)).doesNotContain("ERROR", "Exception", "\tat ");
        assertThat(threads()).isLessThanOrEqualTo(threadsBefore + MORE_THREADS);
        assertThat(server.isHealthy()).isTrue();
        return Finding.good(
                sent + " bodies cut off",
                "no run, no 5xx, nothing logged; threads %d before, %d after".formatted(threadsBefore, threads()));
    }

    /** All at once, more of them than the server has threads for other requests to spare. */
    Finding endless(int senders) throws IOException {
        int runsBefore = runs();
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int sender = 0; sender < senders; sender++) {
                Target target = TARGETS.get(sender % TARGETS.size());
                Socket socket = open(target, sender % 2 == 0);
                socket.setSoTimeout((int) PATIENCE.toMillis());
                waiting.add(socket);
            }
            long start = System.nanoTime();
            for (int sender = 0; sender < senders; sender++) {
                String answer = rest(waiting.get(sender));
                if (TARGETS.get(sender % TARGETS.size()).type().equals(JSON)) {
                    assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(runs()).isEqualTo(runsBefore);
            return Finding.good(senders + " bodies that never end", "all given up after %.0f s".formatted(seconds));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private String send(Target target, Leaving leaving, boolean chunked) throws IOException {
        try (Socket socket = open(target, chunked)) {
            switch (leaving) {
                case HALF_CLOSED -> {
                    socket.shutdownOutput();
                    return rest(socket);
                }
                case CLOSED -> {}
                case RESET -> socket.setSoLinger(true, 0);
            }
            return "";
        }
    }

    /** Half of the body, under a key that would make a second try the same run. */
    private Socket open(Target target, boolean chunked) throws IOException {
        String half = target.body().substring(0, target.body().length() / 2);
        String head = "POST " + target.path() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: "
                + target.type() + "\r\nSec-Fetch-Site: same-origin\r\nIdempotency-Key: cut\r\nConnection: close\r\n";
        String length = Integer.toString(target.body().length());
        String hexadecimal = Integer.toHexString(target.body().length());
        String body = chunked
                ? "Transfer-Encoding: chunked\r\n\r\n" + hexadecimal + "\r\n" + half
                : "Content-Length: " + length + "\r\n\r\n" + half;
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int runs() throws IOException {
        return server.get("/api/v1/runs?pageSize=500").get("items").size();
    }

    private long threads() throws IOException {
        long pid = server.worker().parent().orElseThrow().pid();
        try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.count();
        }
    }

    private static String log(long since) throws IOException {
        byte[] all = Files.readAllBytes(RunningServer.LOG);
        return new String(all, (int) since, all.length - (int) since, StandardCharsets.UTF_8);
    }
}
