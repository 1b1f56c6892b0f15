package dev.overtone.trials;

import dev.overtone.network.TorchRuntime;
import dev.overtone.prediction.PaperOrder;
import dev.overtone.prediction.Splits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/**
 * How well a fit of some measured networks predicts others: random HarDNets are measured in turns through the product's
 * own blocks, split at random again and again, and each split's unseen half is predicted from 10, 20 and 40 of the other,
 * beside a fit of MACs alone.
 *
 * <p>Arguments: variants (80), seed (2), runtime (eager), threads (1), rounds (5), and a CSV file: measurements are read
 * from it where it is there, and written to it where it is not. Ends with 1 when fewer than 92 % of the unseen are
 * predicted within 10 % from 40. The terms of the fit were chosen on the variants of seed 1.
 */
public final class Predictions {

    private static final int SPLITS = 50;
    private static final int[] SEEN = {10, 20, 40};
    private static final double WANTED = 0.92;

    private Predictions() {}

    public static void main(String[] arguments) throws Exception {
        int variants = argument(arguments, 0, 80);
        int seed = argument(arguments, 1, 2);
        String runtime = arguments.length > 2 ? arguments[2] : "eager";
        int threads = argument(arguments, 3, 1);
        int rounds = argument(arguments, 4, 5);
        Path file = arguments.length > 5 ? Path.of(arguments[5]) : null;
        List<Timings.Timing> timings;
        if (file != null && Files.exists(file)) {
            timings = Timings.read(file);
        } else {
            timings = measure(variants, seed, runtime, threads, rounds);
            if (file != null) {
                Timings.write(file, timings);
            }
        }
        System.exit(report(timings) ? 0 : 1);
    }

    private static List<Timings.Timing> measure(int variants, int seed, String runtime, int threads, int rounds)
            throws Exception {
        Path cache = Files.createTempDirectory("overtone-libraries-");
        try {
            TorchRuntime torch = TorchRuntime.start(cache);
            torch.setThreads(threads);
            return Timings.measure(Variants.draw(variants, seed), runtime, rounds, torch, new Random(seed));
        } finally {
            FileSystemUtils.deleteRecursively(cache);
        }
    }

    private static boolean report(List<Timings.Timing> timings) {
        double[] spreads =
                timings.stream().mapToDouble(Timings.Timing::spread).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d networks, %.1f to %.1f ms; between rounds half of them moved by more than %.1f %%%n",
                timings.size(),
                timings.stream().mapToDouble(Timings.Timing::milliseconds).min().orElseThrow(),
                timings.stream().mapToDouble(Timings.Timing::milliseconds).max().orElseThrow(),
                100 * spreads[spreads.length / 2]);
        printOrder(timings);
        var splits = new Splits();
        timings.forEach(timing -> splits.add(timing.network(), timing.milliseconds()));
        System.out.println("fit                from   within ±10 %    MAPE     tau");
        double reached = 0;
        for (int seen : SEEN) {
            if (seen < timings.size()) {
                var ours = splits.ofOurs(seen, SPLITS);
                System.out.println(row("ours", seen, ours));
                System.out.println(row("MACs alone", seen, splits.ofMacsAlone(seen, SPLITS)));
                reached = ours.withinTenPercent();
            }
        }
        return reached >= WANTED;
    }

    private static void printOrder(List<Timings.Timing> timings) {
        var order = new PaperOrder();
        timings.forEach(timing -> order.add(timing.network(), timing.milliseconds()));
        System.out.println("figure on paper              Spearman  Kendall     R²");
        order.lines().forEach(System.out::println);
    }

    private static String row(String fit, int seen, dev.overtone.prediction.Quality quality) {
        return String.format(
                Locale.ROOT,
                "%-18s %4d   %11.1f %% %6.1f %%   %.3f",
                fit,
                seen,
                100 * quality.withinTenPercent(),
                100 * quality.meanError(),
                quality.tau());
    }

    private static int argument(String[] arguments, int at, int absent) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : absent;
    }
}
