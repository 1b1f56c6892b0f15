package dev.overtone.profiling;

import java.util.List;

/**
 * What came out of the one forward that every measured network must show: batch 1, reference weights and input.
 *
 * @param head the first min(10, classes) outputs
 */
public record NumericsCheck(List<Double> head, double sum, double l2, int argmax) {}
