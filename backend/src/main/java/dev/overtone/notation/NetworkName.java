package dev.overtone.notation;

import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Shape;
import dev.overtone.architecture.zoo.DenseNet;
import dev.overtone.architecture.zoo.DenseStage;
import dev.overtone.architecture.zoo.HarDNet;
import dev.overtone.architecture.zoo.HarDNet.HarDBlock;
import dev.overtone.architecture.zoo.LogDenseNet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A name that tells the point in the design space: {@code hardnet_d8-16_k14-16_m1.7_r224}. Not unique. */
public final class NetworkName {

    private NetworkName() {}

    public static String of(NetworkSpec spec) {
        return switch (spec) {
            case HarDNet net ->
                HarDNet.FAMILY + (net.depthwise() ? "-ds" : "") + "_d" + joined(net.blocks(), HarDBlock::depth)
                        + "_k" + joined(net.blocks(), HarDBlock::growthRate) + "_m" + multipliers(net)
                        + (net.keepBase() ? "_base" : "") + resolution(net.input());
            case DenseNet net -> DenseNet.FAMILY + dense(net.blocks()) + resolution(net.input());
            case LogDenseNet net ->
                LogDenseNet.FAMILY + "-" + NetworkJson.written(net.scope()) + dense(net.blocks())
                        + resolution(net.input());
            default -> spec.family() + resolution(spec.input());
        };
    }

    private static String dense(List<DenseStage> blocks) {
        return "_d" + joined(blocks, DenseStage::depth) + "_k" + joined(blocks, DenseStage::growthRate);
    }

    private static String multipliers(HarDNet net) {
        List<Double> distinct =
                net.blocks().stream().map(net::multiplierOf).distinct().toList();
        return distinct.size() == 1
                ? decimal(distinct.getFirst())
                : joined(net.blocks(), b -> decimal(net.multiplierOf(b)));
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static <T> String joined(List<T> blocks, Function<T, Object> part) {
        List<String> parts = blocks.stream().map(part).map(Object::toString).toList();
        return parts.stream().distinct().count() == 1 && parts.size() > 8
                ? parts.getFirst() + "x" + parts.size()
                : parts.stream().collect(Collectors.joining("-"));
    }

    private static String resolution(Shape input) {
        return "_r" + (input.height() == input.width() ? "" + input.height() : input.height() + "x" + input.width());
    }
}
