package dev.overtone.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * From {@code java -jar} to a server that answers: on a clean home, on a warm one, and after {@code prepare}; and from a
 * clean home to the first measured variant. Start in turns, ordinary beside prepared, so that both meet the same machine.
 *
 * <p>Argument: warm starts of each kind (5).
 */
public final class Startup {

    private static final Duration SLOWEST_RUN = Duration.ofMinutes(5);
    private static final String VARIANT =
            "{\"network\": {\"preset\": \"hardnet-39ds\", \"multiplier\": 1.5}, \"protocol\": \"quick\"}";

    private Startup() {}

    public static void main(String[] arguments) throws Exception {
        int starts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path ordinary = Files.createTempDirectory("overtone-startup-");
        Path prepared = Files.createTempDirectory("overtone-startup-");
        try {
            firstVariant(ordinary);
            PackagedServer.start(prepared, false).close();
            prepare(prepared);
            var wall = new double[2][starts];
            var cpu = new double[2][starts];
            for (int i = 0; i < starts; i++) {
                start(ordinary, wall[0], cpu[0], i);
                start(prepared, wall[1], cpu[1], i);
            }
            print("warm home", wall[0], cpu[0]);
            print("warm home, prepared", wall[1], cpu[1]);
        } finally {
            FileSystemUtils.deleteRecursively(ordinary);
            FileSystemUtils.deleteRecursively(prepared);
        }
    }

    private static void firstVariant(Path home) throws IOException, InterruptedException {
        try (var server = PackagedServer.start(home, true)) {
            System.out.printf(Locale.ROOT, "clean home: ready after %.1f s%n", server.secondsToReady());
            String run = server.http()
                    .postJson("/api/v1/runs", VARIANT)
                    .json()
                    .get("id")
                    .stringValue();
            String state = "QUEUED";
            while (state.equals("QUEUED") || state.equals("RUNNING")) {
                if (server.secondsSinceStart() > SLOWEST_RUN.toSeconds()) {
                    throw new IllegalStateException("The first variant is still " + state);
                }
                Thread.sleep(100);
                state = server.http()
                        .get("/api/v1/runs/" + run)
                        .json()
                        .get("state")
                        .stringValue();
            }
            System.out.printf(
                    Locale.ROOT, "clean home: first variant %s after %.1f s%n", state, server.secondsSinceStart());
            if (!state.equals("FINISHED")) {
                throw new IllegalStateException("The first variant was not measured");
            }
        }
    }

    private static void prepare(Path home) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var builder = new ProcessBuilder(PackagedServer.JAVA, "-jar", PackagedServer.JAR.toString(), "prepare");
        builder.environment().put("OVERTONE_HOME", home.toString());
        if (builder.inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("prepare failed");
        }
        System.out.printf(Locale.ROOT, "prepare: %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private static void start(Path home, double[] wall, double[] cpu, int i) throws IOException, InterruptedException {
        try (var server = PackagedServer.start(home, false)) {
            wall[i] = server.secondsToReady();
            cpu[i] = server.cpuSecondsToReady();
        }
    }

    private static void print(String what, double[] wall, double[] cpu) {
        System.out.printf(
                Locale.ROOT,
                "%s: ready after %.1f s (median of %d, %.1f to %.1f), %.1f CPU seconds%n",
                what,
                median(wall),
                wall.length,
                Arrays.stream(wall).min().orElseThrow(),
                Arrays.stream(wall).max().orElseThrow(),
                median(cpu));
    }

    private static double median(double[] values) {
        return Arrays.stream(values)
                .sorted()
                .skip((values.length - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
