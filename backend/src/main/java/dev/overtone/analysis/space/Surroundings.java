package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What may vary around a network unless a person says otherwise: some hundred to some million networks. */
final class Surroundings {

    private static final double[] FINE = {0.5, 0.75, 1, 1.25, 1.5};
    private static final double[] COARSE = {0.75, 1, 1.25};
    private static final double[] HALVES_AND_DOUBLES = {0.5, 1, 2};
    private static final double[] STEMS = {0.75, 1, 1.5};
    private static final double[] SIDES = {5 / 7.0, 6 / 7.0, 1, 8 / 7.0};
    private static final double[] HUNDREDTHS = {-20, -10, 0, 10, 20};
    private static final int FEW_BLOCKS = 5;
    private static final int MANY_BLOCKS = 8;

    private Surroundings() {}

    static DesignSpace of(NetworkSpec network) {
        var variables = new ArrayList<Variable>(growthRates(network));
        variables.add(Variable.of(Kind.DEPTH_SCALE, network instanceof HarDNet ? HALVES_AND_DOUBLES : COARSE));
        if (network instanceof HarDNet net) {
            hardnet(net, variables);
        } else {
            int width = network instanceof DenseNet dense ? dense.stem() : ((LogDenseNet) network).stem();
            stem(width / 2, 2 * (width / 2) == width, variables);
        }
        if (network.input().height() == network.input().width()) {
            variables.add(proportional(Kind.RESOLUTION, network.input().height(), SIDES));
        }
        return new DesignSpace(network, variables);
    }

    private static List<Variable> growthRates(NetworkSpec network) {
        int blocks = Variation.blocks(network);
        boolean oneForAll = network instanceof LogDenseNet net && net.scope() == LogDenseNet.Scope.NETWORK;
        if (oneForAll || blocks > MANY_BLOCKS) {
            return List.of(Variable.of(Kind.GROWTH_RATE_SCALE, FINE));
        }
        var each = new ArrayList<Variable>();
        for (int block = 0; block < blocks; block++) {
            each.add(Variable.ofBlock(Kind.GROWTH_RATE_SCALE, block, blocks <= FEW_BLOCKS ? FINE : COARSE));
        }
        return each;
    }

    private static void hardnet(HarDNet net, List<Variable> variables) {
        if (net.blocks().stream().mapToDouble(net::multiplierOf).distinct().count() == 1) {
            double own = net.multiplierOf(net.blocks().getFirst());
            variables.add(Variable.of(
                    Kind.MULTIPLIER,
                    Arrays.stream(HUNDREDTHS)
                            .map(step -> step == 0 ? own : Math.rint(own * 100 + step) / 100)
                            .filter(Kind.MULTIPLIER.range()::contains)
                            .toArray()));
        }
        stem(net.stem().first(), net.stem().second() == 2 * net.stem().first(), variables);
        variables.add(Variable.of(Kind.DEPTHWISE, 0, 1));
    }

    /** Left as it is where the rule of twice the width does not hold. */
    private static void stem(int first, boolean isDoubled, List<Variable> variables) {
        if (isDoubled) {
            variables.add(proportional(Kind.STEM, first, STEMS));
        }
    }

    private static Variable proportional(Kind kind, int own, double[] scales) {
        return Variable.of(
                kind,
                Arrays.stream(scales)
                        .map(scale -> Math.rint(own * scale))
                        .filter(kind.range()::contains)
                        .distinct()
                        .toArray());
    }
}
