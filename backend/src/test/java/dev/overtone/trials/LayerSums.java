package dev.overtone.trials;

import dev.overtone.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Measures presets at 224×224, batch 1, one thread, and holds the sum of their layers against the latency, and the
 * memory that they took against the estimate. Arguments: the largest gap in percent (5), the protocol (standard), and
 * presets (HarDNet-68, HarDNet-39DS, DenseNet-121).
 */
public final class LayerSums {

    private static final Duration SLOWEST_RUN = Duration.ofMinutes(6);
    private static final List<String> PRESETS = List.of("hardnet-68", "hardnet-39ds", "densenet-121");

    private final Http http;
    private final double largestGap;

    private LayerSums(Http http, double largestGap) {
        this.http = http;
        this.largestGap = largestGap;
    }

    public static void main(String[] arguments) throws Exception {
        double largestGap = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        String protocol = arguments.length > 1 ? arguments[1] : "standard";
        List<String> presets = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : PRESETS;
        Path home = Files.createTempDirectory("overtone-layers-");
        boolean fits = true;
        try (var server = PackagedServer.start(home, true)) {
            var sums = new LayerSums(server.http(), largestGap);
            for (String preset : presets) {
                fits &= sums.fit(preset, protocol);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(fits ? 0 : 1);
    }

    private boolean fit(String preset, String protocol) throws IOException, InterruptedException {
        JsonNode run = measured(preset, protocol);
        JsonNode layers = http.get("/api/v1/runs/" + run.get("id").stringValue() + "/layers")
                .json();
        double gap = 100 * layers.get("gapShare").doubleValue();
        double plain = layers.get("plain").doubleValue();
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms (%s), sum of %d layers %.2f ms: %+.2f ms (%+.1f %%); in turns with them %.2f ms (%+.1f %%);"
                        + " clock %.3f ms%n",
                preset,
                layers.get("p50").doubleValue(),
                run.at("/measurement/verdict").stringValue(),
                layers.get("layers").size(),
                layers.get("sum").doubleValue(),
                layers.get("gap").doubleValue(),
                gap,
                plain,
                100 * (layers.get("sum").doubleValue() / plain - 1),
                layers.get("clock").doubleValue());
        for (JsonNode kind : layers.get("kinds")) {
            System.out.printf(
                    Locale.ROOT,
                    "    %-16s %4d nodes %9.3f ms %5.1f %%  roofline %8.3f ms%n",
                    kind.get("type").stringValue(),
                    kind.get("nodes").intValue(),
                    kind.get("milliseconds").doubleValue(),
                    100 * kind.get("share").doubleValue(),
                    kind.get("rooflineMilliseconds").asDouble(0));
        }
        JsonNode memory = run.at("/measurement/memory");
        System.out.printf(
                Locale.ROOT,
                "    memory: before %.0f MB, with weights %.0f, peak %.0f (process %.0f); network's own %.0f, weights %.0f; on paper %.0f%n",
                megabytes(memory, "beforeBytes"),
                megabytes(memory, "withWeightsBytes"),
                megabytes(memory, "peakBytes"),
                megabytes(run.get("measurement"), "peakMemoryBytes"),
                megabytes(memory, "networkBytes"),
                megabytes(memory, "weightsBytes"),
                megabytes(memory, "estimatedNetworkBytes"));
        System.out.println(
                "    counters: " + run.at("/measurement/counters/words").asString("not asked for"));
        return Math.abs(gap) <= largestGap;
    }

    private JsonNode measured(String preset, String protocol) throws IOException, InterruptedException {
        String id = http.postJson(
                        "/api/v1/runs",
                        "{\"network\": {\"preset\": \"%s\"}, \"protocol\": \"%s\", \"counters\": true}"
                                .formatted(preset, protocol))
                .json()
                .get("id")
                .stringValue();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < SLOWEST_RUN.toNanos()) {
            JsonNode run = http.get("/api/v1/runs/" + id).json();
            String state = run.get("state").stringValue();
            if (state.equals("FINISHED")) {
                return run;
            }
            if (state.equals("FAILED")) {
                throw new IllegalStateException(preset + ": " + run.get("failure"));
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(preset + " is not measured after " + SLOWEST_RUN);
    }

    private static double megabytes(JsonNode object, String field) {
        return object.path(field).asDouble(0) / 1e6;
    }
}
