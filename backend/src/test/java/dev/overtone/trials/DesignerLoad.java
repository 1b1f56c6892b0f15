package dev.overtone.trials;

import dev.overtone.HomeDatabase;
import dev.overtone.Http;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.util.FileSystemUtils;

/**
 * How long a slider's move waits for its picture: HarDNet-85-sized designs, each one new, asked over HTTP one after the
 * other as the page asks; with one person and with four, and with a latency expected from forty networks; beside the
 * health check, which says what a request costs here.
 *
 * <p>Argument: moves for each line (5,000).
 */
public final class DesignerLoad {

    private static final int WARM_UP = 2_000;
    private static final int LEARNT_FROM = 40;

    private DesignerLoad() {}

    public static void main(String[] arguments) throws Exception {
        int moves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        Path home = Files.createTempDirectory("overtone-load-");
        try (var server = PackagedServer.start(home, false)) {
            Http http = server.http();
            pictures(http, 1, WARM_UP, "");
            print("health check, one person", times(moves, () -> http.get("/actuator/health")));
            print("picture, one person", pictures(http, 1, moves, ""));
            print("picture, four persons", pictures(http, 4, moves, ""));
            try (var connection = new HomeDatabase(home).connect()) {
                MadeUpMeasurements.write(http, connection, LEARNT_FROM);
            }
            MadeUpMeasurements.awaitFit(new Slider(http, 68, MadeUpMeasurements.CONTEXT));
            print("expected too, one person", pictures(http, 1, moves, MadeUpMeasurements.CONTEXT));
            print("expected too, four persons", pictures(http, 4, moves, MadeUpMeasurements.CONTEXT));
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static double[] pictures(Http http, int persons, int moves, String expect) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(persons)) {
            var all = java.util.stream.IntStream.range(0, persons)
                    .mapToObj(person -> people.submit(() -> {
                        var slider = new Slider(http, 85 + person, expect);
                        return times(moves / persons, () -> slider.picture(slider.move()));
                    }))
                    .toList();
            double[] times = new double[0];
            for (var one : all) {
                double[] his = one.get();
                times = Arrays.copyOf(times, times.length + his.length);
                System.arraycopy(his, 0, times, times.length - his.length, his.length);
            }
            return times;
        }
    }

    /** Milliseconds of each. */
    private static double[] times(int count, Runnable request) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            request.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        return times;
    }

    private static void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-26s %,6d requests, p50 %5.1f ms, p90 %5.1f, p99 %5.1f, max %6.1f%n",
                what,
                times.length,
                percentile(times, 50),
                percentile(times, 90),
                percentile(times, 99),
                times[times.length - 1]);
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
    }
}
