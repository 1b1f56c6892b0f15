package dev.overtone.analysis.space;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.List;

/**
 * Every HarDNet that takes one value from each list. Variants are numbered from 0: resolution, depthwise, stem and
 * multiplier change slowest, in this order, then the blocks, the last one fastest.
 *
 * @param resolutions height and width of the input
 * @param blocks what each block may be
 */
public record HarDNetSpace(
        List<Integer> resolutions,
        List<Boolean> depthwise,
        List<Stem> stems,
        List<Double> multipliers,
        List<BlockChoices> blocks,
        int channels,
        int classes) {

    /** How many values one list may have. */
    public static final Range VALUES = Range.whole(1, 64);

    /** How many variants a space may have, so that all of them are looked at within seconds. */
    public static final Range VARIANTS = Range.whole(1, 100_000_000);

    /** What one block may be: growth rate changes slowest, then depth, width after the transition, downsampling. */
    public record BlockChoices(
            List<Integer> growthRates, List<Integer> depths, List<Integer> outChannels, List<Boolean> downsample) {

        public BlockChoices {
            growthRates = List.copyOf(growthRates);
            depths = List.copyOf(depths);
            outChannels = List.copyOf(outChannels);
            downsample = List.copyOf(downsample);
        }

        int size() {
            return growthRates.size() * depths.size() * outChannels.size() * downsample.size();
        }

        HarDBlock at(int choice) {
            int rest = choice;
            boolean halved = downsample.get(rest % downsample.size());
            rest /= downsample.size();
            int width = outChannels.get(rest % outChannels.size());
            rest /= outChannels.size();
            int depth = depths.get(rest % depths.size());
            rest /= depths.size();
            return new HarDBlock(growthRates.get(rest), depth, width, halved);
        }
    }

    /** @throws dev.overtone.architecture.InvalidNetwork naming every list and value that is out of range */
    public HarDNetSpace {
        resolutions = List.copyOf(resolutions);
        depthwise = List.copyOf(depthwise);
        stems = List.copyOf(stems);
        multipliers = List.copyOf(multipliers);
        blocks = List.copyOf(blocks);
        var violations = new Violations();
        each(violations, "resolutions", resolutions, Limits.INPUT_SIZE);
        violations.check(Range.whole(1, 2), "depthwise", depthwise.size());
        violations.check(VALUES, "stems", stems.size());
        for (int i = 0; i < stems.size(); i++) {
            violations.check(
                    Limits.CHANNELS, "stems[" + i + "][0]", stems.get(i).first());
            violations.check(
                    Limits.CHANNELS, "stems[" + i + "][1]", stems.get(i).second());
        }
        each(violations, "multipliers", multipliers, Limits.MULTIPLIER);
        violations.check(Limits.BLOCKS, "blocks", blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            String path = "blocks[" + i + "].";
            BlockChoices block = blocks.get(i);
            each(violations, path + "growthRates", block.growthRates(), Limits.GROWTH_RATE);
            each(violations, path + "depths", block.depths(), Limits.DEPTH);
            each(violations, path + "outChannels", block.outChannels(), Limits.CHANNELS);
            violations.check(
                    Range.whole(1, 2), path + "downsample", block.downsample().size());
        }
        violations.check(Limits.INPUT_CHANNELS, "channels", channels);
        violations.check(Limits.CLASSES, "classes", classes);
        violations.throwIfAny();
        double variants = product(resolutions, depthwise, stems, multipliers, blocks);
        if (!VARIANTS.contains(variants)) {
            violations.add(new Violation(
                    "",
                    "%.3g variants".formatted(variants),
                    VARIANTS.allowed() + " variants",
                    "The space has too many variants to look at each; take fewer values."));
            violations.throwIfAny();
        }
    }

    private static void each(Violations violations, String field, List<? extends Number> values, Range range) {
        violations.check(VALUES, field, values.size());
        for (int i = 0; i < values.size(); i++) {
            violations.check(range, field + "[" + i + "]", values.get(i).doubleValue());
        }
    }

    private static double product(
            List<Integer> resolutions,
            List<Boolean> depthwise,
            List<Stem> stems,
            List<Double> multipliers,
            List<BlockChoices> blocks) {
        double variants = (double) resolutions.size() * depthwise.size() * stems.size() * multipliers.size();
        for (BlockChoices block : blocks) {
            variants *= block.size();
        }
        return variants;
    }

    /** How many variants there are. */
    public long size() {
        return (long) product(resolutions, depthwise, stems, multipliers, blocks);
    }

    /**
     * The variant of this number.
     *
     * @param index 0 to {@link #size()} - 1
     */
    public HarDNet at(long index) {
        long rest = index;
        var chosen = new ArrayList<HarDBlock>(blocks.size());
        for (BlockChoices block : blocks.reversed()) {
            chosen.addFirst(block.at((int) (rest % block.size())));
            rest /= block.size();
        }
        double multiplier = multipliers.get((int) (rest % multipliers.size()));
        rest /= multipliers.size();
        Stem stem = stems.get((int) (rest % stems.size()));
        rest /= stems.size();
        boolean separable = depthwise.get((int) (rest % depthwise.size()));
        int resolution = resolutions.get((int) (rest / depthwise.size()));
        return network(resolution, separable, stem, multiplier, chosen);
    }

    HarDNet network(int resolution, boolean separable, Stem stem, double multiplier, List<HarDBlock> chosen) {
        return new HarDNet(
                new Shape(channels, resolution, resolution),
                separable,
                multiplier,
                stem,
                chosen,
                false,
                separable ? HarDNet.DEFAULT_DROPOUT_DEPTHWISE : HarDNet.DEFAULT_DROPOUT,
                classes);
    }
}
