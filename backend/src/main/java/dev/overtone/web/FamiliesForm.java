package dev.overtone.web;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the address says of the blocks to compare, as it was written; absent is the usual value. */
record FamiliesForm(
        @Nullable String depth,
        @Nullable String growthRate,
        @Nullable String multiplier,
        @Nullable String channels,
        @Nullable String layer) {

    /** More layers than this nobody can follow one by one. */
    static final Range DEPTH = Range.whole(1, 64);

    static final Range GROWTH_RATE = Range.whole(1, 512);
    static final Range CHANNELS = Range.whole(1, 4096);

    /** The blocks' numbers; {@code layer} is the step to begin with, 0..depth+1. */
    record Blocks(int depth, int growthRate, double multiplier, int channels, int layer) {}

    static final Blocks USUAL = new Blocks(8, 16, 1.7, 64, 0);

    /** The blocks asked for, with the usual value wherever one cannot be had, which is added to {@code problems}. */
    Blocks blocks(List<Problem> problems) {
        int layers = (int) WrittenNumber.read("depth", depth, DEPTH, USUAL.depth(), problems);
        return new Blocks(
                layers,
                (int) WrittenNumber.read("growthRate", growthRate, GROWTH_RATE, USUAL.growthRate(), problems),
                WrittenNumber.read("multiplier", multiplier, Limits.MULTIPLIER, USUAL.multiplier(), problems),
                (int) WrittenNumber.read("channels", channels, CHANNELS, USUAL.channels(), problems),
                (int) WrittenNumber.read("layer", layer, Range.whole(0, layers + 1), 0, problems));
    }
}
