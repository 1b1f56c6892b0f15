package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network of a {@link DesignSpace} while its variables take their values. */
final class Draft {

    private final NetworkSpec base;
    private final List<DraftBlock> blocks = new ArrayList<>();
    private String family;
    private Shape input;
    private @Nullable Boolean depthwise;
    private double stem;

    Draft(NetworkSpec base) {
        this.base = base;
        this.family = base.family();
        this.input = base.input();
        switch (base) {
            case HarDNet net -> net.blocks().forEach(block -> blocks.add(DraftBlock.of(net, block)));
            case DenseNet net -> net.blocks().forEach(block -> blocks.add(DraftBlock.of(block)));
            case LogDenseNet net -> net.blocks().forEach(block -> blocks.add(DraftBlock.of(block)));
            default -> throw new IllegalArgumentException("unknown family " + base.family());
        }
    }

    void set(Variable variable, double value) {
        switch (variable.kind()) {
            case FAMILY -> family = Variable.FAMILIES.get((int) value);
            case RESOLUTION -> input = new Shape(input.channels(), (int) value, (int) value);
            case DEPTHWISE -> depthwise = value == 1;
            case STEM -> stem = value;
            case BLOCKS -> count((int) value);
            default -> {
                for (int block = 0; block < blocks.size(); block++) {
                    if (variable.covers(block)) {
                        blocks.get(block).set(variable.kind(), value);
                    }
                }
            }
        }
    }

    private void count(int wanted) {
        while (blocks.size() > wanted) {
            blocks.removeLast();
        }
        while (blocks.size() < wanted) {
            blocks.add(blocks.getLast().again());
        }
    }

    /** Whether this and another draft are the same in what the variable sets, as far as the family has it. */
    boolean agrees(Variable variable, Draft other) {
        boolean isHarDNet = other.family.equals(HarDNet.FAMILY);
        return switch (variable.kind()) {
            case FAMILY -> family.equals(other.family);
            case RESOLUTION -> input.equals(other.input);
            case DEPTHWISE -> !isHarDNet || depthwise().equals(other.depthwise());
            case STEM -> isHarDNet ? stem().equals(other.stem()) : width() == other.width();
            case BLOCKS -> blocks.size() == other.blocks.size();
            case MULTIPLIER, OUT_CHANNELS, OUT_CHANNELS_SCALE, DOWNSAMPLE -> !isHarDNet || agree(variable, other);
            default -> agree(variable, other);
        };
    }

    int blocks() {
        return blocks.size();
    }

    private boolean agree(Variable variable, Draft other) {
        Kind kind = variable.kind().target();
        for (int block = 0; block < Math.min(blocks.size(), other.blocks.size()); block++) {
            if (variable.covers(block)
                    && blocks.get(block).get(kind) != other.blocks.get(block).get(kind)) {
                return false;
            }
        }
        return true;
    }

    private Boolean depthwise() {
        return depthwise == null ? base instanceof HarDNet own && own.depthwise() : depthwise;
    }

    private Stem stem() {
        return stem == 0 && base instanceof HarDNet own ? own.stem() : new Stem((int) stem, 2 * (int) stem);
    }

    private static @Nullable Double own(double multiplier, double common) {
        return multiplier == common ? null : multiplier;
    }

    /** @throws dev.overtone.architecture.InvalidNetwork if there is no such network */
    NetworkSpec network() {
        return switch (family) {
            case HarDNet.FAMILY -> hardnet((HarDNet) base);
            case DenseNet.FAMILY -> densenet();
            default -> logDenseNet();
        };
    }

    /** A block names its multiplier only where it differs from the first one's, so that equal networks are equal here. */
    private HarDNet hardnet(HarDNet own) {
        double common = blocks.getFirst().get(Kind.MULTIPLIER);
        var drawn = new ArrayList<HarDBlock>(blocks.size());
        for (DraftBlock block : blocks) {
            drawn.add(new HarDBlock(
                    (int) block.get(Kind.GROWTH_RATE),
                    (int) block.get(Kind.DEPTH),
                    (int) block.get(Kind.OUT_CHANNELS),
                    block.get(Kind.DOWNSAMPLE) == 1,
                    own(block.get(Kind.MULTIPLIER), common),
                    block.dropout()));
        }
        boolean separable = depthwise();
        double dropout = separable == own.depthwise()
                ? own.dropout()
                : separable ? HarDNet.DEFAULT_DROPOUT_DEPTHWISE : HarDNet.DEFAULT_DROPOUT;
        return new HarDNet(input, separable, common, stem(), drawn, own.keepBase(), dropout, own.classes());
    }

    private DenseNet densenet() {
        return base instanceof DenseNet own
                ? new DenseNet(
                        input, width(), stages(), own.bottleneck(), own.compression(), own.dropout(), own.classes())
                : new DenseNet(
                        input,
                        width(),
                        stages(),
                        DenseNet.DEFAULT_BOTTLENECK,
                        DenseNet.DEFAULT_COMPRESSION,
                        DenseNet.DEFAULT_DROPOUT,
                        base.classes());
    }

    private LogDenseNet logDenseNet() {
        return base instanceof LogDenseNet own
                ? new LogDenseNet(
                        input,
                        own.scope(),
                        width(),
                        stages(),
                        own.bottleneck(),
                        own.compression(),
                        own.dropout(),
                        own.classes())
                : new LogDenseNet(
                        input,
                        LogDenseNet.Scope.BLOCK,
                        width(),
                        stages(),
                        DenseNet.DEFAULT_BOTTLENECK,
                        DenseNet.DEFAULT_COMPRESSION,
                        DenseNet.DEFAULT_DROPOUT,
                        base.classes());
    }

    private List<DenseStage> stages() {
        return blocks.stream()
                .map(block -> new DenseStage((int) block.get(Kind.GROWTH_RATE), (int) block.get(Kind.DEPTH)))
                .toList();
    }

    /** What the first block of a dense network reads, as wide as the second convolution of a HarDNet's stem. */
    private int width() {
        if (stem != 0) {
            return 2 * (int) stem;
        }
        return switch (base) {
            case HarDNet own -> own.stem().second();
            case DenseNet own -> own.stem();
            case LogDenseNet own -> own.stem();
            default -> DenseNet.DEFAULT_STEM;
        };
    }
}
