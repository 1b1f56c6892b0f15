package dev.overtone.trials;

import dev.overtone.FreePort;
import dev.overtone.fuzz.Campaign;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * A million requests that no client would send, to the packaged server with a heap of 512 MB: {@code Fuzz [requests
 * [seed]]}. Ends with 1 if an answer breaks what {@code Judge} demands, or if memory or threads grow.
 */
public final class Fuzz {

    private static final Path JAR = Path.of("target", "overtone.jar").toAbsolutePath();
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration SLOWEST_START = Duration.ofMinutes(3);
    private static final int PARTS = 10;
    private static final long MOST_GROWTH_KB = 15_000;
    private static final int MOST_THREADS = 280;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Fuzz() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long requests = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Path home = Files.createTempDirectory("overtone-fuzz");
        int port = FreePort.find();
        Process server = start(home, port);
        boolean good;
        try {
            awaitReady(server, port);
            good = fuzz(server, port, requests, seed);
        } finally {
            server.destroy();
            server.waitFor();
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean fuzz(Process server, int port, long requests, long seed)
            throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "%,d requests, seed %d, server process %d%n", requests, seed, server.pid());
        var campaign = new Campaign(port, BOUND);
        long[] heap = new long[PARTS];
        long begin = System.nanoTime();
        for (int i = 0; i < PARTS && server.isAlive(); i++) {
            campaign.run(requests * (i + 1) / PARTS - campaign.asked(), seed + i);
            heap[i] = heapAfterCollecting(server);
            System.out.printf(
                    Locale.ROOT,
                    "%,9d requests: heap after collecting %,d KB, %d threads, %d kinds of answers%n",
                    campaign.asked(),
                    heap[i],
                    threads(server),
                    campaign.kinds());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.println(campaign.table());
        System.out.printf(
                Locale.ROOT,
                "%,d requests in %.0f s, %.0f a second; p99.9 %.0f ms, longest %.0f ms (bound %d ms)%n",
                campaign.asked(),
                seconds,
                campaign.asked() / seconds,
                campaign.quantile(0.999),
                campaign.longest(),
                BOUND.toMillis());
        campaign.complaints().forEach(complaint -> System.out.println("\nVIOLATION: " + complaint));
        if (!server.isAlive()) {
            System.out.println("\nVIOLATION: the server ended; see target/fuzz-server.log");
            return false;
        }
        boolean steady = heap[PARTS - 1] - heap[0] < MOST_GROWTH_KB && threads(server) <= MOST_THREADS;
        if (!steady) {
            System.out.println("\nVIOLATION: heap or threads grew");
        }
        return steady && campaign.complaints().isEmpty();
    }

    private static Process start(Path home, int port) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-jar",
                JAR.toString());
        builder.environment().put("OVERTONE_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("OVERTONE_WORKER_LOCAL", "false");
        var log = JAR.resolveSibling("fuzz-server.log").toFile();
        return builder.redirectErrorStream(true).redirectOutput(log).start();
    }

    private static void awaitReady(Process server, int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + SLOWEST_START.toNanos();
        while (!isReady(port)) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new IOException("The server did not start; see target/fuzz-server.log");
            }
            server.waitFor(Duration.ofMillis(200));
        }
    }

    private static boolean isReady(int port) {
        try {
            var url =
                    URI.create("http://127.0.0.1:" + port + "/actuator/health").toURL();
            return ((HttpURLConnection) url.openConnection()).getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static long heapAfterCollecting(Process server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        var used = USED.matcher(jcmd(server, "GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd told no heap");
        }
        return Long.parseLong(used.group(1));
    }

    private static long threads(Process server) throws IOException, InterruptedException {
        return jcmd(server, "Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .count();
    }

    private static String jcmd(Process server, String command) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }
}
