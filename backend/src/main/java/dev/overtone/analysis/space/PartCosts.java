package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What networks of one space cost, quickly: of HarDNets each different stem and block is drawn once, and remembered; so
 * another network costs some look-ups and additions, whatever is tied to what. Other families are drawn whole. Safe for
 * several threads.
 */
public final class PartCosts {

    /** Enough for any space that is looked at whole; a larger one forgets and begins again. */
    private static final int MOST_REMEMBERED = 500_000;

    private final PartDrawing drawing;
    private final boolean[] takesTheMost;
    private final Map<Object, Optional<PartDrawing.Part>> remembered = new ConcurrentHashMap<>();

    private record Beginning(Shape input, boolean depthwise, Stem stem) {}

    private record Behind(Shape map, boolean depthwise, double multiplier, HarDBlock block, boolean last) {}

    public PartCosts(Costing costing) {
        this.drawing = new PartDrawing(costing);
        this.takesTheMost = new boolean[drawing.columns()];
        for (int column = 0; column < costing.columns(); column++) {
            takesTheMost[column] = costing.takesTheMost(column);
        }
    }

    /**
     * A network's figures, in the costing's columns; none for one that cannot be.
     *
     * @param network of the same {@code keepBase} and classes as all others
     */
    public Optional<double[]> of(NetworkSpec network) {
        if (network instanceof HarDNet own) {
            return ofParts(own);
        }
        try {
            return Optional.of(drawing.costing().whole(Analysis.of(network.graph())));
        } catch (InvalidNetwork refused) {
            return Optional.empty();
        }
    }

    private Optional<double[]> ofParts(HarDNet network) {
        Optional<PartDrawing.Part> part = part(
                new Beginning(network.input(), network.depthwise(), network.stem()),
                () -> drawing.stem(with(network, List.of(), PartDrawing.smallest(1, false))));
        if (part.isEmpty()) {
            return Optional.empty();
        }
        double[] sum = part.get().cost().clone();
        int blocks = network.blocks().size();
        for (int i = 0; i < blocks; i++) {
            int place = i;
            HarDBlock block = network.blocks().get(i);
            boolean last = i + 1 == blocks;
            var key = new Behind(part.get().map(), network.depthwise(), network.multiplierOf(block), block, last);
            part = part(key, () -> drawing.lastBlock(upTo(network, place), last));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            add(part.get().cost(), sum);
        }
        return sum[drawing.parameters()] > Limits.MOST_PARAMETERS
                ? Optional.empty()
                : Optional.of(Arrays.copyOf(sum, drawing.costing().columns()));
    }

    private static HarDNet upTo(HarDNet network, int place) {
        var before = new ArrayList<HarDBlock>();
        for (HarDBlock block : network.blocks().subList(0, place)) {
            before.add(PartDrawing.smallest(block.outChannels(), block.downsample()));
        }
        return with(network, before, network.blocks().get(place));
    }

    private static HarDNet with(HarDNet network, List<HarDBlock> before, HarDBlock last) {
        var blocks = new ArrayList<>(before);
        blocks.add(last);
        return network.with(network.input(), network.multiplier(), blocks);
    }

    private void add(double[] cost, double[] sum) {
        for (int column = 0; column < sum.length; column++) {
            sum[column] = takesTheMost[column] ? Math.max(sum[column], cost[column]) : sum[column] + cost[column];
        }
    }

    private Optional<PartDrawing.Part> part(Object key, Supplier<PartDrawing.Part> drawn) {
        Optional<PartDrawing.Part> known = remembered.get(key);
        if (known != null) {
            return known;
        }
        Optional<PartDrawing.Part> part;
        try {
            part = Optional.of(drawn.get());
        } catch (InvalidNetwork refused) {
            part = Optional.empty();
        }
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(key, part);
        return part;
    }
}
