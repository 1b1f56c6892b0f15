package dev.overtone.prediction;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * What a sum misses: networks whose time is made up alike are off by alike factors, since how fast a convolution runs
 * depends on its sizes, too. A Gaussian process (Rasmussen and Williams, 2006, eq. 2.23) on the logarithm of the measured
 * over the summed time. Where a network has its like among none, the factor is 1, and the sum stands alone.
 */
final class Likeness {

    /** Nothing is missed. */
    static final Likeness NONE = new Likeness(new double[0][], new double[0]);

    /** How far apart two networks are whose time is wholly in different parts, and those of which one takes e times as long. */
    private static final double OF_SHARES = 4;

    private static final double OF_SIZE = 0.7;

    /** Of what a network is off by, how much is its own, over what it shares with its like. */
    private static final double OWN = 0.2;

    /** A network off by more was measured in a bad moment. */
    private static final double MOST = 0.3;

    private final double[][] places;
    private final double[] weights;

    private Likeness(double[][] places, double[] weights) {
        this.places = places;
        this.weights = weights;
    }

    /** @param parts of each example's time, as summed, in ms */
    static Likeness of(List<double[]> parts, List<Example> examples) {
        if (parts.stream().anyMatch(of -> sum(of) == 0)) {
            return NONE;
        }
        double[][] places = parts.stream().map(Likeness::place).toArray(double[][]::new);
        int count = places.length;
        RealMatrix alike = new Array2DRowRealMatrix(count, count);
        var missed = new double[count];
        for (int row = 0; row < count; row++) {
            Example example = examples.get(row);
            double off = Math.log(example.milliseconds() / sum(parts.get(row)));
            missed[row] = Math.clamp(off, -MOST, MOST);
            for (int column = 0; column < row; column++) {
                double likeness = likeness(places[row], places[column]);
                alike.setEntry(row, column, likeness);
                alike.setEntry(column, row, likeness);
            }
            alike.setEntry(row, row, 1 + OWN / example.weight());
        }
        double[] weights = new CholeskyDecomposition(alike)
                .getSolver()
                .solve(new ArrayRealVector(missed, false))
                .toArray();
        return new Likeness(places, weights);
    }

    /** What the sum of these parts is to be multiplied by. */
    double factor(double[] parts) {
        if (sum(parts) == 0) {
            return 1;
        }
        double[] place = place(parts);
        double off = 0;
        for (int i = 0; i < weights.length; i++) {
            off += weights[i] * likeness(place, places[i]);
        }
        return Math.exp(off);
    }

    private static double[] place(double[] parts) {
        double sum = sum(parts);
        double[] place = Arrays.copyOf(parts, parts.length + 1);
        for (int i = 0; i < parts.length; i++) {
            place[i] *= OF_SHARES / sum;
        }
        place[parts.length] = OF_SIZE * Math.log(sum);
        return place;
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }

    private static double likeness(double[] one, double[] other) {
        double square = 0;
        for (int i = 0; i < one.length; i++) {
            double apart = one[i] - other[i];
            square += apart * apart;
        }
        return Math.exp(-square / 2);
    }
}
