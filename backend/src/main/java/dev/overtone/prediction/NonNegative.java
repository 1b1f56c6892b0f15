package dev.overtone.prediction;

import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/**
 * Least squares whose coefficients cannot be negative (Lawson and Hanson, Solving Least Squares Problems, 1974, chapter
 * 23): no operation takes less than no time.
 */
final class NonNegative {

    /** Below this a column cannot make the squares smaller any more. */
    private static final double FLAT = 1e-10;

    private final double[][] columns;
    private final double[] target;
    private final boolean[] free;
    private final double[] solution;

    private NonNegative(double[][] columns, double[] target) {
        this.columns = columns;
        this.target = target;
        this.free = new boolean[columns.length];
        this.solution = new double[columns.length];
    }

    /**
     * The coefficients with which the columns come closest to the target.
     *
     * @param columns each as long as the target, of like lengths themselves; one of zeros gets 0
     */
    static double[] solve(double[][] columns, double[] target) {
        return new NonNegative(columns, target).solved();
    }

    private double[] solved() {
        // Lawson and Hanson's loop ends by itself; rounding may make it turn in circles.
        for (int turns = 3 * columns.length; turns > 0; turns--) {
            int steepest = steepest();
            if (steepest < 0) {
                break;
            }
            free[steepest] = true;
            double[] wanted = unbounded();
            if (wanted[steepest] <= 0) {
                // It is in the span of those that are free already.
                free[steepest] = false;
                break;
            }
            while (walk(wanted)) {
                wanted = unbounded();
            }
        }
        return solution;
    }

    /** The column at its bound with which the squares would fall fastest, or -1. */
    private int steepest() {
        double[] residual = target.clone();
        for (int i = 0; i < columns.length; i++) {
            for (int row = 0; row < residual.length; row++) {
                residual[row] -= columns[i][row] * solution[i];
            }
        }
        int steepest = -1;
        double most = FLAT * Math.sqrt(dot(target, target));
        for (int i = 0; i < columns.length; i++) {
            double slope = free[i] ? 0 : dot(columns[i], residual);
            if (slope > most) {
                most = slope;
                steepest = i;
            }
        }
        return steepest;
    }

    /** Goes towards what is wanted until a coefficient would pass 0, which is then bound; false when there was none. */
    private boolean walk(double[] wanted) {
        double step = 1;
        for (int i = 0; i < columns.length; i++) {
            if (free[i] && wanted[i] <= 0) {
                step = Math.min(step, solution[i] / (solution[i] - wanted[i]));
            }
        }
        boolean bound = false;
        for (int i = 0; i < columns.length; i++) {
            if (free[i]) {
                solution[i] += step * (wanted[i] - solution[i]);
                if (wanted[i] <= 0 && solution[i] <= FLAT) {
                    solution[i] = 0;
                    free[i] = false;
                    bound = true;
                }
            }
        }
        return bound;
    }

    /** Ordinary least squares over the free columns. */
    private double[] unbounded() {
        int[] chosen = IntStream.range(0, columns.length).filter(i -> free[i]).toArray();
        var matrix = new Array2DRowRealMatrix(target.length, chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            matrix.setColumn(i, columns[chosen[i]]);
        }
        double[] found = new QRDecomposition(matrix)
                .getSolver()
                .solve(new ArrayRealVector(target))
                .toArray();
        var all = new double[columns.length];
        for (int i = 0; i < chosen.length; i++) {
            all[chosen[i]] = found[i];
        }
        return all;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
