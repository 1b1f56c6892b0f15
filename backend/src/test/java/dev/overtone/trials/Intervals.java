package dev.overtone.trials;

import dev.overtone.Http;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Whether the interval of a median holds: measures one network again and again, each time in a process of its own, and
 * counts how often an interval holds the median of all medians, and how often two intervals overlap.
 *
 * <p>Arguments: times (40), preset (hardnet-39ds), protocol (quick), runtime (eager), a file for all samples as CSV
 * (none).
 */
public final class Intervals {

    private Intervals() {}

    private record Measured(double low, double p50, double high, String verdict, double[] samples) {

        boolean holds(double value) {
            return low <= value && value <= high;
        }

        boolean overlaps(Measured other) {
            return low <= other.high && other.low <= high;
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        String body = String.format(
                Locale.ROOT,
                "{\"network\": {\"preset\": \"%s\"}, \"protocol\": \"%s\", \"runtime\": \"%s\"}",
                arguments.length > 1 ? arguments[1] : "hardnet-39ds",
                arguments.length > 2 ? arguments[2] : "quick",
                arguments.length > 3 ? arguments[3] : "eager");
        Path home = Files.createTempDirectory("overtone-intervals-");
        List<Measured> all = new ArrayList<>();
        System.out.println(body);
        System.out.printf("%4s %10s %10s %10s %8s  %s%n", "", "low", "p50", "high", "samples", "verdict");
        try (var server = PackagedServer.start(home, true)) {
            for (int i = 0; i < times; i++) {
                Measured measured = measure(server.http(), body);
                all.add(measured);
                System.out.printf(
                        Locale.ROOT,
                        "%4d %10.4f %10.4f %10.4f %8d  %s%n",
                        i + 1,
                        measured.low,
                        measured.p50,
                        measured.high,
                        measured.samples.length,
                        measured.verdict);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        report(all);
        if (arguments.length > 4) {
            write(all, Path.of(arguments[4]));
        }
    }

    private static Measured measure(Http http, String body) throws IOException, InterruptedException {
        String run = http.postJson("/api/v1/runs", body).json().get("id").stringValue();
        JsonNode now = http.get("/api/v1/runs/" + run).json();
        while (now.get("finishedAt").isNull()) {
            Thread.sleep(100);
            now = http.get("/api/v1/runs/" + run).json();
        }
        JsonNode measurement = now.get("measurement");
        if (measurement.isNull()) {
            throw new IllegalStateException("A run was not measured: " + now.get("failure"));
        }
        JsonNode latency = measurement.get("latency");
        JsonNode values = http.get("/api/v1/runs/" + run + "/samples").json().get("values");
        return new Measured(
                latency.get("p50Interval").get("low").doubleValue(),
                latency.get("p50").doubleValue(),
                latency.get("p50Interval").get("high").doubleValue(),
                measurement.get("verdict").stringValue(),
                StreamSupport.stream(values.spliterator(), false)
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray());
    }

    private static void report(List<Measured> all) {
        double middle = all.stream()
                .mapToDouble(Measured::p50)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
        long holding = all.stream().filter(measured -> measured.holds(middle)).count();
        int pairs = 0;
        int overlapping = 0;
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                pairs++;
                overlapping += all.get(a).overlaps(all.get(b)) ? 1 : 0;
            }
        }
        double width = all.stream()
                .mapToDouble(measured -> (measured.high - measured.low) / measured.p50)
                .average()
                .orElseThrow();
        double fastest = all.stream().mapToDouble(Measured::p50).min().orElseThrow();
        double slowest = all.stream().mapToDouble(Measured::p50).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "median of the medians %.4f ms, from %.4f to %.4f (%.1f %% apart)%n",
                middle,
                fastest,
                slowest,
                100 * (slowest / fastest - 1));
        System.out.printf(
                Locale.ROOT,
                "intervals that hold it: %d of %d (%.1f %%); pairs that overlap: %.1f %%; width %.2f %% of the median%n",
                holding,
                all.size(),
                100.0 * holding / all.size(),
                100.0 * overlapping / pairs,
                100 * width);
    }

    private static void write(List<Measured> all, Path file) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (Measured measured : all) {
                out.println(Arrays.stream(measured.samples)
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(",")));
            }
        }
    }
}
