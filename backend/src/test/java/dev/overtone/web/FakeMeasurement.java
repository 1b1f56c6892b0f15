package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.NodeCost;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Latency;
import dev.overtone.profiling.LayerTimes;
import dev.overtone.profiling.Measurement;
import dev.overtone.profiling.MemoryUse;
import dev.overtone.profiling.NumericsCheck;
import dev.overtone.profiling.Repeatability;
import dev.overtone.profiling.Verdict;
import dev.overtone.tracking.SavedNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a run might have measured. */
final class FakeMeasurement {

    static final NumericsCheck NUMERICS = new NumericsCheck(
            List.of(0.0132, -0.0071, 0.0254, -0.0318, 0.0097, 0.0111, -0.0042, 0.0203, -0.0156, 0.0009),
            0.4127,
            0.9031,
            281,
            null,
            null);

    private FakeMeasurement() {}

    static double[] latencies(double centre, int count, long seed) {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double tail = random.nextInt(40) == 0 ? random.nextDouble() * 0.25 : 0;
            values[i] = centre * (1 + 0.012 * random.nextGaussian() + tail + 0.02 * Math.exp(-i / 15.0));
        }
        return values;
    }

    static Measurement of(double[] values, Verdict verdict) {
        Latency latency = latency(values);
        return new Measurement(
                latency,
                verdict,
                reason(verdict),
                0.0031,
                1000 / latency.p50(),
                412_318_720L,
                new Measurement.Warmup(21, 1_062.4));
    }

    private static Latency latency(double[] values) {
        double[] s = values.clone();
        Arrays.sort(s);
        double mean = Arrays.stream(s).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(s).map(v -> (v - mean) * (v - mean)).average().orElse(0));
        return new Latency(
                at(s, 0.5),
                at(s, 0.9),
                at(s, 0.95),
                at(s, 0.99),
                mean,
                deviation,
                at(s, 0.75) - at(s, 0.25),
                s[0],
                s[s.length - 1],
                s.length,
                s.length < 1000 ? List.of("p50", "p90", "p95") : List.of("p50", "p90", "p95", "p99"),
                new Latency.Interval(at(s, 0.48), at(s, 0.52), 0.95),
                new Repeatability(0.012, 6));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "The median is known to 0.31 %, below the bound of 0.5 %.";
            case NOISY -> "The median is known to 1.9 % only; the bound is 0.5 %.";
            case THROTTLED -> "The last third is 6 % slower than the first.";
            case TOO_FEW_SAMPLES -> "Only 12 forwards before the cap; 30 are needed.";
        };
    }

    /** As if every node took as long as the elements and the MACs that it has, in some proportion. */
    static LayerTimes layers(SavedNetwork network, double milliseconds) {
        List<NodeCost> costs =
                NodeCost.of(Analysis.of(NetworkJson.read(network.json()).graph()), Scenario.EAGER);
        double[] weights = costs.stream()
                .mapToDouble(cost -> cost.macs() / 40.0 + cost.elements())
                .toArray();
        double all = Arrays.stream(weights).sum();
        return new LayerTimes(
                Arrays.stream(weights)
                        .mapToObj(weight -> 0.98 * milliseconds * weight / all)
                        .toList(),
                0.013,
                milliseconds * 0.99,
                milliseconds * 0.985,
                12,
                0.0121);
    }

    static MemoryUse memory(SavedNetwork network) {
        long before = 231_000_000;
        long weights = network.totals().weightBytes();
        long activations = 4 * network.totals().peakActivationElements();
        return new MemoryUse(
                MemoryUse.Where.HOST,
                before,
                before + weights + 9_000_000,
                before + weights + 3 * activations + 21_000_000,
                weights,
                weights + 3 * activations,
                true);
    }

    static Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("Engine", "PyTorch 2.7.1 through DJL 0.35.1");
        environment.put("Java", "25.0.1 (Temurin)");
        environment.put("Operating system", "Linux 6.12");
        environment.put("Load average", "0.42");
        environment.put("Threads", "1");
        environment.put("Commit", "a28adfe");
        return environment;
    }
}
