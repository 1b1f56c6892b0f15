package dev.overtone.trials;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.network.CompiledNetwork;
import dev.overtone.network.Execution;
import dev.overtone.network.Inference;
import dev.overtone.network.TorchRuntime;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures many networks in turns: in each round every one, in an order of its own, so that a machine that is slower for
 * a while is slower for all. What counts is the median over the rounds of a round's p50.
 */
public final class Timings {

    private static final String HEADER = "milliseconds,spread,network";
    private static final int WARM_UP = 3;
    private static final int LEAST_FORWARDS = 10;
    private static final long LEAST_NANOS = 400_000_000;

    private Timings() {}

    /**
     * @param milliseconds median over the rounds of the median of each
     * @param spread between the rounds: their interquartile range over their median
     */
    public record Timing(NetworkSpec network, double milliseconds, double spread) {}

    static List<Timing> measure(
            List<? extends NetworkSpec> networks, String runtime, int rounds, TorchRuntime torch, Random random) {
        Map<Integer, double[]> medians = new HashMap<>();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, networks.size()).boxed().toList());
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            for (int at : order) {
                medians.computeIfAbsent(at, _ -> new double[rounds])[round] = median(torch, runtime, networks.get(at));
            }
            System.out.printf(Locale.ROOT, "round %d of %d%n", round + 1, rounds);
        }
        return IntStream.range(0, networks.size())
                .mapToObj(at -> timing(networks.get(at), medians.get(at)))
                .toList();
    }

    private static Timing timing(NetworkSpec network, double[] rounds) {
        Arrays.sort(rounds);
        double median = quantile(rounds, 0.5);
        return new Timing(network, median, (quantile(rounds, 0.75) - quantile(rounds, 0.25)) / median);
    }

    private static double median(TorchRuntime torch, String runtime, NetworkSpec network) {
        try (CompiledNetwork compiled = compile(torch, runtime, network);
                Inference inference = compiled.inference(1)) {
            for (int i = 0; i < WARM_UP; i++) {
                inference.forward();
            }
            var times = new ArrayList<Double>();
            long begin = System.nanoTime();
            for (long now = begin; times.size() < LEAST_FORWARDS || now - begin < LEAST_NANOS; ) {
                inference.forward();
                long then = System.nanoTime();
                times.add((then - now) / 1e6);
                now = then;
            }
            return quantile(
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 0.5);
        }
    }

    private static CompiledNetwork compile(TorchRuntime torch, String runtime, NetworkSpec network) {
        Execution execution =
                Execution.find(runtime).orElseThrow(() -> new IllegalArgumentException("no runtime " + runtime));
        return torch.compile(network.graph(), torch.device("cpu").orElseThrow(), execution);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, Math.floor(share * sorted.length))];
    }

    static void write(Path file, List<Timing> timings) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        for (Timing timing : timings) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,\"%s\"",
                    timing.milliseconds(),
                    timing.spread(),
                    NetworkJson.writeText(timing.network()).replace("\"", "\"\"")));
        }
        Files.write(file, lines);
    }

    public static List<Timing> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(Timings::timing).toList();
    }

    private static Timing timing(String line) {
        String[] cells = line.split(",", 3);
        String network = cells[2].substring(1, cells[2].length() - 1).replace("\"\"", "\"");
        return new Timing(NetworkJson.read(network), Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
    }
}
