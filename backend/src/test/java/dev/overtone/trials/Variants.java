package dev.overtone.trials;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** HarDNets as people try them: every size from 0.04 to 3.4 GMACs, two of five with depthwise layers, 128 to 224 high. */
final class Variants {

    private static final double LEAST_MACS = 0.04e9;
    private static final double MOST_MACS = 3.4e9;
    private static final int[] RESOLUTIONS = {128, 160, 192, 224};
    private static final int[] DEPTHS = {4, 6, 8, 12, 16};
    private static final int[] STEMS = {16, 24, 32, 48};
    private static final int[] GROWTH = {14, 18, 24, 40, 100};
    private static final int[] OUT = {112, 224, 320, 560, 960};

    private final Random random;

    private Variants(long seed) {
        random = new Random(seed);
    }

    static List<HarDNet> draw(int count, long seed) {
        var variants = new Variants(seed);
        return Stream.generate(variants::any)
                .filter(network -> {
                    long macs = Analysis.of(network.graph()).totals().macs();
                    return macs >= LEAST_MACS && macs <= MOST_MACS;
                })
                .distinct()
                .limit(count)
                .toList();
    }

    private HarDNet any() {
        boolean depthwise = random.nextDouble() < 0.4;
        int resolution = of(RESOLUTIONS);
        int stem = of(STEMS);
        double scale = 0.4 + 1.2 * random.nextDouble();
        int stages = 3 + random.nextInt(3);
        var blocks = new ArrayList<HarDBlock>();
        for (int i = 0; i < stages; i++) {
            double own = scale * (0.7 + 0.6 * random.nextDouble());
            int growth = Math.max(4, 2 * (int) (GROWTH[i] * own / 2));
            int out = Math.max(16, 8 * (int) (OUT[i] * own / 8));
            blocks.add(new HarDBlock(growth, of(DEPTHS), out, i != 1 && i < stages - 1));
        }
        return new HarDNet(
                new Shape(3, resolution, resolution),
                depthwise,
                (14 + random.nextInt(6)) / 10.0,
                new Stem(stem, 2 * stem),
                blocks,
                false,
                0.1,
                1000);
    }

    private int of(int[] values) {
        return values[random.nextInt(values.length)];
    }
}
