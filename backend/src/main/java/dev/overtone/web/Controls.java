package dev.overtone.web;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the Designer's controls stand at. A family's fields that another lacks carry that other's defaults. */
record Controls(
        String family,
        String scope,
        int channels,
        int height,
        int width,
        int classes,
        boolean depthwise,
        double multiplier,
        int stem,
        int secondStem,
        boolean keepBase,
        int bottleneck,
        double compression,
        double dropout,
        List<BlockControls> blocks) {

    /** One block's; {@code outChannels} and what follows belong to hardnet alone. */
    record BlockControls(
            int growthRate,
            int depth,
            int outChannels,
            boolean downsample,
            @Nullable Double multiplier,
            @Nullable Double dropout) {}

    /** The block that a template holds ready for "Add block". */
    static final BlockControls BLANK = new BlockControls(32, 8, 256, false, null, null);

    static Controls of(NetworkSpec network) {
        return switch (network) {
            case HarDNet net ->
                new Controls(
                        HarDNet.FAMILY,
                        "block",
                        net.input().channels(),
                        net.input().height(),
                        net.input().width(),
                        net.classes(),
                        net.depthwise(),
                        net.multiplier(),
                        net.stem().first(),
                        net.stem().second(),
                        net.keepBase(),
                        DenseNet.DEFAULT_BOTTLENECK,
                        DenseNet.DEFAULT_COMPRESSION,
                        net.dropout(),
                        net.blocks().stream()
                                .map(b -> new BlockControls(
                                        b.growthRate(),
                                        b.depth(),
                                        b.outChannels(),
                                        b.downsample(),
                                        b.multiplier(),
                                        b.dropout()))
                                .toList());
            case DenseNet net ->
                dense(net, "block", net.stem(), net.bottleneck(), net.compression(), net.dropout(), net.blocks());
            case LogDenseNet net ->
                dense(
                        net,
                        net.scope().name().toLowerCase(Locale.ROOT),
                        net.stem(),
                        net.bottleneck(),
                        net.compression(),
                        net.dropout(),
                        net.blocks());
            default -> throw new IllegalStateException("no controls for " + network.getClass());
        };
    }

    private static Controls dense(
            NetworkSpec net,
            String scope,
            int stem,
            int bottleneck,
            double compression,
            double dropout,
            List<DenseStage> blocks) {
        return new Controls(
                net.family(),
                scope,
                net.input().channels(),
                net.input().height(),
                net.input().width(),
                net.classes(),
                false,
                HarDNet.DEFAULT_MULTIPLIER,
                stem,
                HarDNet.DEFAULT_STEM.second(),
                false,
                bottleneck,
                compression,
                dropout,
                blocks.stream()
                        .map(b -> new BlockControls(b.growthRate(), b.depth(), BLANK.outChannels(), false, null, null))
                        .toList());
    }
}
