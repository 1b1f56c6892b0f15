package dev.overtone.analysis.hardware;

import dev.overtone.analysis.Lifetimes;
import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violations;

/**
 * How a network would be executed: the switches of every "what if".
 *
 * @param batch images in one forward
 * @param fused normalisation folded into the convolution before it, activations applied by the operation before them
 * @param concatFree concatenations copy nothing: every layer writes where its readers expect it
 * @param depthwiseWeight what an element of a depthwise convolution's CIO counts (the paper suggests about 0.6 for
 *     networks with such layers; 1 is its equation 1)
 */
public record Scenario(Precision precision, int batch, boolean fused, boolean concatFree, double depthwiseWeight) {

    public static final Range DEPTHWISE_WEIGHT = Range.decimal(0.0, 1.0);

    /** One image in fp32, operation by operation, as an eager framework does it. */
    public static final Scenario EAGER = new Scenario(Precision.FP32, 1, false, false, 1.0);

    /** @throws dev.overtone.architecture.InvalidNetwork naming the field that is out of range */
    public Scenario {
        var violations = new Violations();
        violations.check(Limits.BATCH, "batchSize", batch);
        violations.check(DEPTHWISE_WEIGHT, "depthwiseWeight", depthwiseWeight);
        violations.throwIfAny();
    }

    /** The memory that this way of execution takes; fused operations write in place by their nature. */
    public Lifetimes.Memory memory() {
        return new Lifetimes.Memory(true, concatFree);
    }
}
