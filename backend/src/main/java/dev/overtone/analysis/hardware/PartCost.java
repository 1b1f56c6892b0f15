package dev.overtone.analysis.hardware;

import dev.overtone.analysis.LayerCost;
import dev.overtone.architecture.Shape;

/**
 * What some consecutive convolutions and linear layers of a network cost together.
 *
 * @param in width that the first reads
 * @param out shape that the last writes
 * @param kernels in their order, {@code 1×1, 3×3 dw}
 * @param rows how many they are
 */
public record PartCost(
        int in,
        Shape out,
        String kernels,
        int rows,
        long parameters,
        long macs,
        long cio,
        long bytes,
        double milliseconds) {

    private static final int MOST_KERNELS = 3;

    static PartCost of(Execution.Row executed, Roofline.Row timed) {
        LayerCost cost = executed.cost();
        return new PartCost(
                cost.in().channels(),
                cost.out(),
                kernel(cost),
                1,
                cost.parameters(),
                cost.macs(),
                cost.cio(),
                executed.bytes(),
                timed.seconds() * 1e3);
    }

    PartCost and(PartCost next) {
        return new PartCost(
                in,
                next.out,
                rows < MOST_KERNELS ? kernels + ", " + next.kernels : kernels,
                rows + next.rows,
                parameters + next.parameters,
                macs + next.macs,
                cio + next.cio,
                bytes + next.bytes,
                milliseconds + next.milliseconds);
    }

    /** {@code 296 → 28, 28×28: 3×3}. */
    public String shape() {
        String map = out.area() == 1 ? "" : ", " + out.height() + "×" + out.width();
        return in + " → " + out.channels() + map + ": " + (rows > MOST_KERNELS ? rows + " layers" : kernels);
    }

    private static String kernel(LayerCost cost) {
        return switch (cost.type()) {
            case LINEAR -> "linear";
            case CONV2D -> size(cost);
            case DEPTHWISE_CONV2D -> size(cost) + " dw";
        };
    }

    private static String size(LayerCost cost) {
        return cost.kernel() + "×" + cost.kernel() + (cost.stride() > 1 ? " /" + cost.stride() : "");
    }
}
