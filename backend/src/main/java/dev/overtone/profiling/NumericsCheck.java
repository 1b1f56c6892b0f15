package dev.overtone.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of the one forward that every measured network must show: batch 1, reference weights and input.
 *
 * @param head the first min(10, classes) outputs
 * @param comparedWith whose outputs these were held against, or null where nobody else's are known
 * @param error largest difference to them, relative to their l2 norm, or null where there are none
 */
public record NumericsCheck(
        List<Double> head,
        double sum,
        double l2,
        int argmax,
        @Nullable String comparedWith,
        @Nullable Double error) {}
