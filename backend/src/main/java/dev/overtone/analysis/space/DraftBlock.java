package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of a {@link Draft}; what its family lacks is kept all the same, and left out in the end. */
final class DraftBlock {

    private final Map<Kind, Double> values;
    private final @Nullable Double dropout;

    private DraftBlock(Map<Kind, Double> values, @Nullable Double dropout) {
        this.values = values;
        this.dropout = dropout;
    }

    static DraftBlock of(HarDNet net, HarDBlock block) {
        var values = new EnumMap<Kind, Double>(Kind.class);
        values.put(Kind.GROWTH_RATE, (double) block.growthRate());
        values.put(Kind.DEPTH, (double) block.depth());
        values.put(Kind.OUT_CHANNELS, (double) block.outChannels());
        values.put(Kind.DOWNSAMPLE, block.downsample() ? 1.0 : 0.0);
        values.put(Kind.MULTIPLIER, net.multiplierOf(block));
        return new DraftBlock(values, block.dropout());
    }

    static DraftBlock of(DenseStage block) {
        var values = new EnumMap<Kind, Double>(Kind.class);
        values.put(Kind.GROWTH_RATE, (double) block.growthRate());
        values.put(Kind.DEPTH, (double) block.depth());
        return new DraftBlock(values, null);
    }

    /** The same block once more behind it; the map is not halved again. */
    DraftBlock again() {
        var same = new EnumMap<Kind, Double>(values);
        same.replace(Kind.DOWNSAMPLE, 0.0);
        return new DraftBlock(same, dropout);
    }

    void set(Kind kind, double value) {
        Kind target = kind.target();
        values.put(target, target == kind ? value : Math.max(1, Math.rint(get(target) * value)));
    }

    /** 0 for what its family lacks. */
    double get(Kind kind) {
        return values.getOrDefault(kind, 0.0);
    }

    @Nullable
    Double dropout() {
        return dropout;
    }
}
