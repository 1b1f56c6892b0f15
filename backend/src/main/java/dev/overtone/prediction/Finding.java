package dev.overtone.prediction;

import dev.overtone.analysis.space.Metric;

/**
 * Which of two figures orders the networks better.
 *
 * @param better the one with the higher rank correlation
 * @param least of the bootstrap interval of 95 % of the difference between the two
 * @param most of the same
 */
public record Finding(Metric better, Metric worse, double least, double most) {

    /** Whether the interval leaves no doubt which is better. */
    public boolean decided() {
        return least > 0;
    }
}
