package dev.overtone.analysis.space;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;
import java.util.Optional;

/**
 * One thing that varies in a {@link DesignSpace}, and the values that it may take, in this order. A truth value is 0 or 1,
 * a family its place among {@link #FAMILIES}.
 *
 * @param blocks the blocks that take the value together, from 0; none for all of them, and where it is the network's
 */
public record Variable(Kind kind, List<Integer> blocks, List<Double> values) {

    /** In the order of their numbers. */
    public static final List<String> FAMILIES = List.of(HarDNet.FAMILY, LogDenseNet.FAMILY, DenseNet.FAMILY);

    /** How many values one variable may have. */
    public static final Range VALUES = Range.whole(1, 64);

    /** What is varied; {@code notation} is the written form. A scale multiplies what the base has. */
    public enum Kind {
        FAMILY("family"),
        RESOLUTION("resolution"),
        DEPTHWISE("depthwise"),
        STEM("stem"),
        BLOCKS("blocks"),
        MULTIPLIER("multiplier"),
        GROWTH_RATE("growthRate"),
        GROWTH_RATE_SCALE("growthRateScale"),
        DEPTH("depth"),
        DEPTH_SCALE("depthScale"),
        OUT_CHANNELS("outChannels"),
        OUT_CHANNELS_SCALE("outChannelsScale"),
        DOWNSAMPLE("downsample");

        private static final Range FAMILY_NUMBERS = Range.whole(0, FAMILIES.size() - 1);
        private static final Range EITHER = Range.whole(1, 2);
        private static final Range TRUTH = Range.whole(0, 1);
        private static final Range HALF_OF_A_WIDTH = Range.whole(1, (long) Limits.CHANNELS.most() / 2);
        private static final Range SCALE = Range.decimal(0.01, 100);

        private final String notation;

        Kind(String notation) {
            this.notation = notation;
        }

        public static Optional<Kind> find(String notation) {
            for (Kind kind : values()) {
                if (kind.notation.equals(notation)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public String notation() {
            return notation;
        }

        /** What its values may be; the stem's first width is doubled by its second. */
        public Range range() {
            return switch (this) {
                case FAMILY -> FAMILY_NUMBERS;
                case RESOLUTION -> Limits.INPUT_SIZE;
                case DEPTHWISE, DOWNSAMPLE -> TRUTH;
                case STEM -> HALF_OF_A_WIDTH;
                case BLOCKS -> Limits.BLOCKS;
                case MULTIPLIER -> Limits.MULTIPLIER;
                case GROWTH_RATE -> Limits.GROWTH_RATE;
                case DEPTH -> Limits.DEPTH;
                case OUT_CHANNELS -> Limits.CHANNELS;
                case GROWTH_RATE_SCALE, DEPTH_SCALE, OUT_CHANNELS_SCALE -> SCALE;
            };
        }

        /** How many values there may be. */
        public Range counts() {
            return isTruth() ? EITHER : VALUES;
        }

        public boolean isTruth() {
            return this == DEPTHWISE || this == DOWNSAMPLE;
        }

        /** Whether its values have no order that means anything. */
        public boolean isNominal() {
            return this == FAMILY;
        }

        /** Whether it is a block's, and so may be asked of some blocks alone. */
        public boolean isABlocks() {
            return switch (this) {
                case FAMILY, RESOLUTION, DEPTHWISE, STEM, BLOCKS -> false;
                default -> true;
            };
        }

        /** What it sets: a scale sets what the kind that it scales does. */
        Kind target() {
            return switch (this) {
                case GROWTH_RATE_SCALE -> GROWTH_RATE;
                case DEPTH_SCALE -> DEPTH;
                case OUT_CHANNELS_SCALE -> OUT_CHANNELS;
                default -> this;
            };
        }
    }

    public Variable {
        blocks = List.copyOf(blocks);
        values = List.copyOf(values);
    }

    /** The network's, or all blocks' together. */
    public static Variable of(Kind kind, double... values) {
        return new Variable(kind, List.of(), boxed(values));
    }

    public static Variable ofBlock(Kind kind, int block, double... values) {
        return new Variable(kind, List.of(block), boxed(values));
    }

    private static List<Double> boxed(double... values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    /** Whether a block takes this variable's value. */
    boolean covers(int block) {
        return blocks.isEmpty() || blocks.contains(block);
    }

    /** Whether a network of so many blocks is the same whatever the value. */
    boolean isIgnored(boolean isHarDNet, int count) {
        boolean isLacking = switch (kind.target()) {
            case DEPTHWISE, MULTIPLIER, OUT_CHANNELS, DOWNSAMPLE -> !isHarDNet;
            default -> false;
        };
        return isLacking || (!blocks.isEmpty() && blocks.stream().allMatch(block -> block >= count));
    }

    boolean setsTheSameAs(Variable other) {
        return kind.target() == other.kind.target()
                && (blocks.isEmpty()
                        || other.blocks.isEmpty()
                        || blocks.stream().anyMatch(other.blocks::contains));
    }
}
