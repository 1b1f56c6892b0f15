package dev.overtone.search;

/**
 * What a surface is expected to look like before anything is known, in variances relative to a slope's.
 *
 * @param pair of two slopes' product
 * @param bend of each bend in place of a slope
 * @param noise of all that the basis cannot say
 */
record Strengths(double pair, double bend, double noise) {

    static final Strengths USUAL = new Strengths(0.05, 0.1, 1e-3);

    double variance(int degree) {
        return Math.pow(bend, degree - 1);
    }

    double variance(int one, int other) {
        return pair * Math.pow(bend, one + other - 2);
    }
}
