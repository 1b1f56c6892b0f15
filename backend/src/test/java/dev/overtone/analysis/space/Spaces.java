package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.List;

/** Spaces that tests and trials look at. */
public final class Spaces {

    private static final double[] SCALES = {0.5, 0.75, 1, 1.25, 1.5};
    private static final double[] DEPTHS = {4, 8, 16};

    private Spaces() {}

    /** 1,215,000 networks like HarDNet-68: the space of {@code reference/search-space.json}. */
    public static DesignSpace reference() {
        return new DesignSpace(
                HarDNet.hardnet68(),
                List.of(
                        Variable.ofBlock(Kind.GROWTH_RATE_SCALE, 0, SCALES),
                        Variable.ofBlock(Kind.GROWTH_RATE_SCALE, 1, SCALES),
                        Variable.ofBlock(Kind.GROWTH_RATE_SCALE, 2, SCALES),
                        Variable.ofBlock(Kind.GROWTH_RATE_SCALE, 3, SCALES),
                        Variable.ofBlock(Kind.DEPTH, 0, DEPTHS),
                        Variable.ofBlock(Kind.DEPTH, 1, DEPTHS),
                        Variable.ofBlock(Kind.DEPTH, 2, DEPTHS),
                        Variable.of(Kind.MULTIPLIER, 1.5, 1.6, 1.7, 1.8),
                        Variable.of(Kind.STEM, 24, 32, 48),
                        Variable.of(Kind.RESOLUTION, 160, 192, 224),
                        Variable.of(Kind.DEPTHWISE, 0, 1)));
    }

    /** 233,280 numbers of three families, tied and untied; networks of one family coincide in what it lacks. */
    public static DesignSpace families() {
        return new DesignSpace(
                HarDNet.hardnet39ds(),
                List.of(
                        Variable.of(Kind.FAMILY, 0, 1, 2),
                        Variable.ofBlock(Kind.GROWTH_RATE, 0, 12, 16, 24),
                        Variable.ofBlock(Kind.GROWTH_RATE, 1, 16, 24, 32, 40),
                        new Variable(Kind.GROWTH_RATE_SCALE, List.of(2, 3), List.of(0.25, 0.5, 0.75)),
                        Variable.ofBlock(Kind.DEPTH, 1, 4, 8, 12, 16),
                        Variable.ofBlock(Kind.DEPTH, 2, 4, 6, 8),
                        Variable.of(Kind.OUT_CHANNELS_SCALE, 0.75, 1, 1.25),
                        Variable.of(Kind.MULTIPLIER, 1.4, 1.6, 1.8),
                        Variable.of(Kind.STEM, 16, 24),
                        Variable.of(Kind.RESOLUTION, 128, 160, 192, 224, 256),
                        Variable.of(Kind.DEPTHWISE, 0, 1)));
    }
}
