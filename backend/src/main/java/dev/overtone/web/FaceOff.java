package dev.overtone.web;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.analysis.space.Budget;
import dev.overtone.analysis.space.Dimension;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.Solver;
import dev.overtone.analysis.space.Variation;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A HarDNet at several growth rates, and for each of them its relatives at the largest growth rate that the same budget
 * allows.
 */
record FaceOff(List<Size> sizes) {

    private static final double[] SCALES = {0.5, 0.625, 0.75, 0.875, 1, 1.125, 1.25, 1.375, 1.5};

    /**
     * The contenders at one size.
     *
     * @param scale of the HarDNet's growth rates
     * @param logDenseNet empty where not even a growth rate of 1 is within the budget
     * @param denseNet likewise
     */
    record Size(double scale, Contender hardnet, Optional<Contender> logDenseNet, Optional<Contender> denseNet) {

        List<Contender> present() {
            var present = new ArrayList<>(List.of(hardnet));
            logDenseNet.ifPresent(present::add);
            denseNet.ifPresent(present::add);
            return present;
        }
    }

    /**
     * One network.
     *
     * @param growthRates of its blocks, once where all have the same
     * @param values of every {@link Metric}
     */
    record Contender(String family, NetworkSpec network, String growthRates, double[] values) {

        double value(Metric metric) {
            return values[metric.column()];
        }
    }

    static FaceOff of(HarDNet network, Metric equal, PaperCosting costing) {
        var sizes = new ArrayList<Size>();
        for (double scale : SCALES) {
            HarDNet scaled = scaled(network, scale);
            if (scaled != null) {
                sizes.add(size(scale, scaled, equal, costing));
            }
        }
        return new FaceOff(sizes);
    }

    /** Where the HarDNet is as it was given. */
    Size own() {
        return sizes.stream().filter(size -> size.scale() == 1).findFirst().orElseThrow();
    }

    private static Size size(double scale, HarDNet hardnet, Metric equal, PaperCosting costing) {
        Contender own = contender(hardnet, Analysis.of(hardnet.graph()), costing);
        var budget = new Budget(Map.of(equal, own.value(equal)), new PaperCosting(Scenario.EAGER, costing.hardware()));
        return new Size(
                scale,
                own,
                largest(logDenseNet(hardnet), budget, costing),
                largest(denseNet(hardnet), budget, costing));
    }

    private static Optional<Contender> largest(NetworkSpec relative, Budget budget, PaperCosting costing) {
        return Solver.largest(new Variation(relative, Dimension.GROWTH_RATE, null), budget)
                .map(found -> contender(found.network(), found.analysis(), costing));
    }

    private static Contender contender(NetworkSpec network, Analysis analysis, PaperCosting costing) {
        return new Contender(network.family(), network, growthRates(network), costing.whole(analysis));
    }

    /** With all growth rates in proportion; null where that leaves the design space. */
    private static @Nullable HarDNet scaled(HarDNet network, double scale) {
        if (scale == 1) {
            return network;
        }
        int largest = network.blocks().stream()
                .mapToInt(HarDNet.HarDBlock::growthRate)
                .max()
                .orElseThrow();
        try {
            HarDNet scaled = (HarDNet) new Variation(network, Dimension.GROWTH_RATE, null).at(largest * scale);
            scaled.graph();
            return scaled;
        } catch (InvalidNetwork e) {
            return null;
        }
    }

    private static DenseNet denseNet(HarDNet other) {
        DenseNet design = DenseNet.densenet121();
        return design.with(other.input(), design.blocks(), other.classes());
    }

    private static LogDenseNet logDenseNet(HarDNet other) {
        LogDenseNet design = LogDenseNet.logDenseNet121();
        return design.with(other.input(), design.blocks(), other.classes());
    }

    private static String growthRates(NetworkSpec network) {
        List<Integer> rates = switch (network) {
            case HarDNet own ->
                own.blocks().stream().map(HarDNet.HarDBlock::growthRate).toList();
            case DenseNet own ->
                own.blocks().stream().map(block -> block.growthRate()).toList();
            case LogDenseNet own ->
                own.blocks().stream().map(block -> block.growthRate()).toList();
            default -> List.of();
        };
        return rates.stream().distinct().count() == 1
                ? rates.getFirst().toString()
                : rates.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
