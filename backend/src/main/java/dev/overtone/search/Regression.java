package dev.overtone.search;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Bayesian linear regression of one loss on a {@link Basis} (Rasmussen and Williams, 2006, chapter 2): ridge, whose
 * strengths are those under which the losses are most likely, and which says how sure it is.
 */
final class Regression {

    private static final double[] PAIRS = {0.005, 0.03, 0.15};
    private static final double[] BENDS = {0.02, 0.1, 0.4};
    private static final double[] NOISES = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1};

    /** Of the deviations, in draws. Whole ones tried a fifth to two fifths more networks to 99 % in {@code SearchBench}. */
    private static final double BOLDNESS = 0.3;

    private final Basis basis;
    private final RealVector mean;
    private final RealMatrix upper;
    private final double deviation;
    private final Scale scale;

    private Regression(Basis basis, RealVector mean, RealMatrix upper, double deviation, Scale scale) {
        this.basis = basis;
        this.mean = mean;
        this.upper = upper;
        this.deviation = deviation;
        this.scale = scale;
    }

    /** The strengths under which these losses are most likely. */
    static Strengths strengths(Basis basis, List<double[]> rows, double[] losses) {
        double[] once = losses.clone();
        Arrays.fill(once, 1);
        var sums = Sums.of(rows, Scale.of(losses).scaled(losses), once);
        Strengths best = Strengths.USUAL;
        double least = Double.POSITIVE_INFINITY;
        for (double pair : PAIRS) {
            for (double bend : BENDS) {
                for (double noise : NOISES) {
                    var strengths = new Strengths(pair, bend, noise);
                    double unlikelihood =
                            sums.solve(basis.variances(strengths), noise).unlikelihood();
                    if (unlikelihood < least) {
                        least = unlikelihood;
                        best = strengths;
                    }
                }
            }
        }
        return best;
    }

    /** @param measurements how often each was measured */
    static Regression of(
            Basis basis, List<double[]> rows, double[] losses, double[] measurements, Strengths strengths) {
        Scale scale = Scale.of(losses);
        var solved =
                Sums.of(rows, scale.scaled(losses), measurements).solve(basis.variances(strengths), strengths.noise());
        return new Regression(
                basis,
                solved.weights(),
                solved.cholesky().getLT(),
                Math.sqrt(solved.misfit() / losses.length * strengths.noise()),
                scale);
    }

    /** The deviation of one measurement from the surface. */
    double noise() {
        return scale.width() * deviation;
    }

    /** Those of the likeliest surface. */
    double[] weights() {
        return mean.toArray();
    }

    private Surface surface(RealVector weights) {
        double[] own = weights.toArray();
        for (int i = 0; i < own.length; i++) {
            own[i] *= scale.width();
        }
        own[0] += scale.middle();
        return basis.surface(own);
    }

    /** One of the surfaces that may be behind the losses, nearer to the likeliest than chance would have it. */
    Surface draw(SplittableRandom random) {
        double[] gaussian = new double[mean.getDimension()];
        for (int i = 0; i < gaussian.length; i++) {
            gaussian[i] = BOLDNESS * deviation * random.nextGaussian();
        }
        RealVector drawn = new ArrayRealVector(gaussian, false);
        MatrixUtils.solveUpperTriangularSystem(upper, drawn);
        return surface(mean.add(drawn));
    }

    /** Losses have mean 0 and deviation 1 for the regression. */
    private record Scale(double middle, double width) {

        static Scale of(double[] losses) {
            double middle = Arrays.stream(losses).average().orElse(0);
            double square = 0;
            for (double loss : losses) {
                square += (loss - middle) * (loss - middle) / losses.length;
            }
            return new Scale(middle, square > 0 ? Math.sqrt(square) : 1);
        }

        double[] scaled(double[] losses) {
            return Arrays.stream(losses).map(loss -> (loss - middle) / width).toArray();
        }
    }

    /** What regression needs of rows and losses, whatever the strengths. */
    private record Sums(double[][] products, double[] sides, double square, int count) {

        static Sums of(List<double[]> rows, double[] losses, double[] weights) {
            int size = rows.getFirst().length;
            var products = new double[size][size];
            var sides = new double[size];
            double square = 0;
            for (int r = 0; r < losses.length; r++) {
                double[] row = rows.get(r);
                double weight = weights[r];
                square += weight * losses[r] * losses[r];
                for (int i = 0; i < size; i++) {
                    double own = weight * row[i];
                    sides[i] += own * losses[r];
                    for (int j = 0; j <= i; j++) {
                        products[i][j] += own * row[j];
                    }
                }
            }
            return new Sums(products, sides, square, losses.length);
        }

        Solved solve(double[] variances, double noise) {
            int size = sides.length;
            var matrix = MatrixUtils.createRealMatrix(size, size);
            double determinant = (count - size) * Math.log(noise);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix.setEntry(i, j, products[i][j]);
                    matrix.setEntry(j, i, products[i][j]);
                }
                matrix.addToEntry(i, i, noise / variances[i]);
                determinant += Math.log(variances[i]);
            }
            var cholesky = new CholeskyDecomposition(matrix, 1e-9, 0);
            RealMatrix lower = cholesky.getL();
            for (int i = 0; i < size; i++) {
                determinant += 2 * Math.log(lower.getEntry(i, i));
            }
            var side = new ArrayRealVector(sides, false);
            RealVector weights = cholesky.getSolver().solve(side);
            double misfit = Math.max(1e-12, (square - side.dotProduct(weights)) / noise);
            return new Solved(cholesky, weights, misfit, count * Math.log(misfit) + determinant);
        }
    }

    private record Solved(CholeskyDecomposition cholesky, RealVector weights, double misfit, double unlikelihood) {}
}
