package dev.overtone.prediction;

import dev.overtone.analysis.space.Metric;

/**
 * How a figure on paper goes with what was measured.
 *
 * @param spearman rank correlation; 1: it orders the networks as their latency does
 * @param least of its bootstrap interval of 95 %
 * @param most of the same
 * @param kendall tau-b; of two networks, how much more often the figure names the faster than the slower
 * @param line through the logarithms, with R²
 */
public record Correlation(Metric metric, double spearman, double least, double most, double kendall, PowerLaw line) {}
