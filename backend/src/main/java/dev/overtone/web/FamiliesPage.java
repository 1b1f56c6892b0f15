package dev.overtone.web;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.HarDNet.Stem;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The families' blocks at one depth and growth rate, each as the first block of a network on 224×224 images. */
record FamiliesPage(FamiliesForm.Blocks blocks, List<FamilyBlock> families, List<Problem> problems) {

    private static final Shape IMAGE = new Shape(3, 224, 224);
    private static final int CLASSES = 1000;

    private static final Map<String, Bounds> BOUNDS = Map.of(
            "depth", Bounds.of(FamiliesForm.DEPTH),
            "growthRate", Bounds.of(FamiliesForm.GROWTH_RATE),
            "multiplier", Bounds.of(Limits.MULTIPLIER),
            "channels", Bounds.of(FamiliesForm.CHANNELS));

    static FamiliesPage of(FamiliesForm form) {
        var problems = new ArrayList<Problem>();
        FamiliesForm.Blocks blocks = form.blocks(problems);
        try {
            return new FamiliesPage(blocks, families(blocks), problems);
        } catch (InvalidNetwork e) {
            // Each number may be had, but not together: widths grow with m to the power of log2 L.
            problems.addAll(Problem.of(e.violations()));
            return new FamiliesPage(FamiliesForm.USUAL, families(FamiliesForm.USUAL), problems);
        }
    }

    public Map<String, Bounds> bounds() {
        return BOUNDS;
    }

    private static List<FamilyBlock> families(FamiliesForm.Blocks b) {
        var stage = List.of(new DenseStage(b.growthRate(), b.depth()));
        return List.of(
                FamilyBlock.of(
                        HarDNet.FAMILY,
                        "HarDNet",
                        "reads k − 2ⁿ where 2ⁿ divides k",
                        new HarDNet(
                                IMAGE,
                                false,
                                b.multiplier(),
                                new Stem(HarDNet.DEFAULT_STEM.first(), b.channels()),
                                List.of(new HarDBlock(b.growthRate(), b.depth(), b.channels(), false)),
                                false,
                                0,
                                CLASSES)),
                FamilyBlock.of(
                        LogDenseNet.FAMILY,
                        "LogDenseNet",
                        "reads k − 2ⁿ for every n",
                        new LogDenseNet(
                                IMAGE,
                                LogDenseNet.Scope.BLOCK,
                                b.channels(),
                                stage,
                                DenseNet.DEFAULT_BOTTLENECK,
                                DenseNet.DEFAULT_COMPRESSION,
                                0,
                                CLASSES)),
                FamilyBlock.of(
                        DenseNet.FAMILY,
                        "DenseNet",
                        "reads every layer before it",
                        new DenseNet(
                                IMAGE,
                                b.channels(),
                                stage,
                                DenseNet.DEFAULT_BOTTLENECK,
                                DenseNet.DEFAULT_COMPRESSION,
                                0,
                                CLASSES)));
    }
}
