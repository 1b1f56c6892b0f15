package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Totals;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Verdict;
import java.util.Random;

/** Many measured networks of several kinds, their latencies as a processor's would be: MACs, traffic, and some chance. */
final class Variety {

    private Variety() {}

    static void measure(FakeProfiler profiler, int count) {
        var random = new Random(1);
        for (int i = 0; i < count; i++) {
            NetworkSpec network = network(i, random);
            Totals totals = Analysis.of(network.graph()).totals();
            double chance = 1 + 0.03 * random.nextGaussian() + (i % 17 == 16 ? 0.45 : 0);
            double milliseconds =
                    (1.2 + totals.macs() / 45e6 + totals.cio() / 2.4e6 + totals.concatElements() / 6e6) * chance;
            profiler.addFinished(network, milliseconds, 40, i % 7 == 6 ? Verdict.NOISY : Verdict.STABLE);
        }
    }

    private static NetworkSpec network(int number, Random random) {
        int size = 128 + 32 * random.nextInt(4);
        if (number % 12 == 11) {
            return NetworkJson.read(
                    "{\"preset\": \"densenet-121\", \"input\": {\"height\": %1$d, \"width\": %1$d}, \"classes\": %2$d}"
                            .formatted(size, 10 + number));
        }
        return NetworkJson.read("""
                {"family": "hardnet", "depthwise": %b, "multiplier": %.1f, "input": {"height": %d, "width": %d}, "blocks": [
                    {"growthRate": %d, "depth": 8, "outChannels": 128, "downsample": true},
                    {"growthRate": %d, "depth": 16, "outChannels": 256, "downsample": true},
                    {"growthRate": %d, "depth": %d, "outChannels": 480, "downsample": false}]}""".formatted(
                        random.nextInt(5) < 2,
                        1.5 + random.nextInt(4) / 10.0,
                        size,
                        size,
                        8 + 2 * random.nextInt(8),
                        12 + 2 * random.nextInt(8),
                        24 + 4 * random.nextInt(20),
                        4 << random.nextInt(3)));
    }
}
