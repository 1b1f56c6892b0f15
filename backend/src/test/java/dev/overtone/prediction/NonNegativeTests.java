package dev.overtone.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeTests {

    @Test
    void findsWhatWasMixed() {
        double[][] columns = {{1, 0, 2, 1}, {0, 1, 1, 3}, {1, 1, 0, 1}};
        double[] solution = NonNegative.solve(columns, mixed(columns, 2, 0.5, 3));
        assertThat(solution).containsExactly(new double[] {2, 0.5, 3}, within(1e-9));
    }

    /** Lawson and Hanson's point: the best without a sign is not what is left after cutting off the negative ones. */
    @Test
    void givesNothingToWhatWouldBeNegative() {
        double[][] columns = {{1, 1, 1}, {1, 2, 3}};
        double[] solution = NonNegative.solve(columns, new double[] {3, 2, 1});
        assertThat(solution).containsExactly(new double[] {2, 0}, within(1e-9));
    }

    @Test
    void givesNothingToAColumnOfZeros() {
        double[] solution = NonNegative.solve(new double[][] {{0, 0}, {1, 1}}, new double[] {4, 4});
        assertThat(solution).containsExactly(new double[] {0, 4}, within(1e-9));
    }

    @Test
    void sharesBetweenColumnsThatSayTheSame() {
        double[][] columns = {{1, 2, 3}, {1, 2, 3}};
        double[] solution = NonNegative.solve(columns, new double[] {2, 4, 6});
        assertThat(solution[0] + solution[1]).isCloseTo(2, within(1e-9));
    }

    /** The conditions of Karush, Kuhn and Tucker say of any answer whether it is the best. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheBestThereIs(long seed) {
        var random = new Random(seed);
        var columns = new double[12][20];
        var target = new double[20];
        for (double[] column : columns) {
            for (int row = 0; row < column.length; row++) {
                column[row] = random.nextDouble();
            }
        }
        for (int row = 0; row < target.length; row++) {
            target[row] = 3 * random.nextDouble();
        }
        double[] solution = NonNegative.solve(columns, target);
        double[] residual = target.clone();
        double[] reached = mixed(columns, solution);
        for (int row = 0; row < residual.length; row++) {
            residual[row] -= reached[row];
        }
        int atZero = 0;
        for (int i = 0; i < columns.length; i++) {
            double slope = 0;
            for (int row = 0; row < residual.length; row++) {
                slope += columns[i][row] * residual[row];
            }
            assertThat(solution[i]).isNotNegative();
            assertThat(slope).isLessThan(1e-8);
            if (solution[i] > 0) {
                assertThat(slope).isCloseTo(0, within(1e-8));
            } else {
                atZero++;
            }
        }
        assertThat(atZero).isPositive();
    }

    private static double[] mixed(double[][] columns, double... coefficients) {
        var sum = new double[columns[0].length];
        for (int i = 0; i < columns.length; i++) {
            for (int row = 0; row < sum.length; row++) {
                sum[row] += coefficients[i] * columns[i][row];
            }
        }
        return sum;
    }
}
