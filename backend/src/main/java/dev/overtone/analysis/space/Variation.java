package dev.overtone.analysis.space;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One network along one dimension, all else as it is. Of all blocks together the largest takes the value and the others
 * follow in proportion, to the nearest whole number, at least 1.
 *
 * @param block the only block to vary, from 0; null for all of them, or where the dimension is the network's
 */
public record Variation(
        NetworkSpec network, Dimension dimension, @Nullable Integer block) {

    /** @throws InvalidNetwork if the network has no such dimension or no such block */
    public Variation {
        if (dimension == Dimension.MULTIPLIER && !(network instanceof HarDNet)) {
            throw new InvalidNetwork(new Violation(
                    "largest",
                    dimension.notation(),
                    "growthRate, depth, resolution",
                    "A " + network.family() + " has no multiplier."));
        }
        if (block != null) {
            int blocks = blocks(network);
            if (!dimension.isABlocks()) {
                throw new InvalidNetwork(new Violation(
                        "block", block, "nothing", "The " + dimension.notation() + " is the whole network's."));
            }
            if (block < 0 || block >= blocks) {
                throw new InvalidNetwork(new Violation(
                        "block",
                        block,
                        "0.." + (blocks - 1),
                        "The network has " + blocks + " blocks, counted from 0."));
            }
        }
    }

    /**
     * The network with this value.
     *
     * @throws InvalidNetwork if there is no such network
     */
    public NetworkSpec at(double value) {
        return switch (dimension) {
            case GROWTH_RATE -> withBlocks(value, HarDBlock::growthRate, DenseStage::growthRate);
            case DEPTH -> withBlocks(value, HarDBlock::depth, DenseStage::depth);
            case MULTIPLIER -> hardnet().with(network.input(), value, hardnet().blocks());
            case RESOLUTION -> withInput(new Shape(network.input().channels(), (int) value, (int) value));
        };
    }

    private HarDNet hardnet() {
        return (HarDNet) network;
    }

    static int blocks(NetworkSpec network) {
        return switch (network) {
            case HarDNet own -> own.blocks().size();
            case DenseNet own -> own.blocks().size();
            case LogDenseNet own -> own.blocks().size();
            default -> throw unknown(network);
        };
    }

    private NetworkSpec withBlocks(
            double value, ToIntFunction<HarDBlock> ofHarDBlock, ToIntFunction<DenseStage> ofStage) {
        return switch (network) {
            case HarDNet own -> {
                int[] values = scaled(value, own.blocks(), ofHarDBlock);
                var blocks = new ArrayList<HarDBlock>(values.length);
                for (int i = 0; i < values.length; i++) {
                    HarDBlock old = own.blocks().get(i);
                    blocks.add(new HarDBlock(
                            dimension == Dimension.GROWTH_RATE ? values[i] : old.growthRate(),
                            dimension == Dimension.DEPTH ? values[i] : old.depth(),
                            old.outChannels(),
                            old.downsample(),
                            old.multiplier(),
                            old.dropout()));
                }
                yield own.with(own.input(), own.multiplier(), blocks);
            }
            case DenseNet own ->
                own.with(own.input(), stages(own.blocks(), scaled(value, own.blocks(), ofStage)), own.classes());
            case LogDenseNet own ->
                own.with(own.input(), stages(own.blocks(), scaled(value, own.blocks(), ofStage)), own.classes());
            default -> throw unknown(network);
        };
    }

    private List<DenseStage> stages(List<DenseStage> old, int[] values) {
        var stages = new ArrayList<DenseStage>(values.length);
        for (int i = 0; i < values.length; i++) {
            stages.add(
                    dimension == Dimension.DEPTH
                            ? new DenseStage(old.get(i).growthRate(), values[i])
                            : new DenseStage(values[i], old.get(i).depth()));
        }
        return stages;
    }

    private <B> int[] scaled(double value, List<B> blocks, ToIntFunction<B> read) {
        int[] old = blocks.stream().mapToInt(read).toArray();
        int largest = 1;
        for (int own : old) {
            largest = Math.max(largest, own);
        }
        int[] values = old.clone();
        for (int i = 0; i < values.length; i++) {
            if (block == null) {
                values[i] = Math.max(1, (int) Math.rint(old[i] * value / largest));
            } else if (block == i) {
                values[i] = (int) value;
            }
        }
        return values;
    }

    private NetworkSpec withInput(Shape input) {
        return switch (network) {
            case HarDNet own -> own.with(input, own.multiplier(), own.blocks());
            case DenseNet own -> own.with(input, own.blocks(), own.classes());
            case LogDenseNet own -> own.with(input, own.blocks(), own.classes());
            default -> throw unknown(network);
        };
    }

    private static IllegalArgumentException unknown(NetworkSpec network) {
        return new IllegalArgumentException("unknown family " + network.family());
    }
}
