package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import java.util.List;

/**
 * The numbers that stand for a network's choices: of each variable a slope and a bend over its values, and the products
 * of two variables' ones. Values that multiply something count by their logarithm. Over a variable's values each number
 * has mean 0 and variance 1.
 */
final class Basis {

    private static final int MOST = 600;
    private static final int CONSTANT = 1;

    private final double[][][] parts;
    private final int[][] degrees;
    private final int[][] pairs;
    private final int[] mains;
    private final int highestPair;
    private final int size;

    Basis(DesignSpace space) {
        int variables = space.variables().size();
        this.parts = new double[variables][][];
        this.degrees = new int[variables][];
        this.mains = new int[variables];
        int next = CONSTANT;
        for (int v = 0; v < variables; v++) {
            parts[v] = parts(space.variables().get(v));
            degrees[v] = degrees(space.variables().get(v), parts[v][0].length);
            mains[v] = next;
            next += degrees[v].length;
        }
        this.pairs = new int[variables][variables];
        this.highestPair = next + pairs(4) <= MOST ? 4 : next + pairs(2) <= MOST ? 2 : 0;
        for (int v = 0; v < variables; v++) {
            for (int u = v + 1; u < variables; u++) {
                pairs[v][u] = next;
                next += pairs(v, u, highestPair);
            }
        }
        this.size = next;
    }

    private int pairs(int highest) {
        int count = 0;
        for (int v = 0; v < parts.length; v++) {
            for (int u = v + 1; u < parts.length; u++) {
                count += pairs(v, u, highest);
            }
        }
        return count;
    }

    private int pairs(int v, int u, int highest) {
        int count = 0;
        for (int one : degrees[v]) {
            for (int other : degrees[u]) {
                count += one + other <= highest ? 1 : 0;
            }
        }
        return count;
    }

    private static double[][] parts(Variable variable) {
        List<Double> values = variable.values();
        int count = values.size();
        int numbers = variable.kind().isNominal() ? count - 1 : Math.min(2, count - 1);
        var powers = new double[count][numbers];
        for (int choice = 0; choice < count; choice++) {
            for (int i = 0; i < numbers; i++) {
                powers[choice][i] = variable.kind().isNominal()
                        ? (choice == i ? 1 : 0)
                        : Math.pow(position(variable, values.get(choice)), i + 1);
            }
        }
        return orthonormal(powers, numbers);
    }

    private static double position(Variable variable, double value) {
        return variable.kind().isTruth() ? value : Math.log(value);
    }

    /** Gram-Schmidt, beginning with the constant. */
    private static double[][] orthonormal(double[][] rows, int numbers) {
        int count = rows.length;
        for (int i = 0; i < numbers; i++) {
            for (int before = -1; before < i; before++) {
                double product = 0;
                for (double[] row : rows) {
                    product += row[i] * (before < 0 ? 1 : row[before]) / count;
                }
                for (double[] row : rows) {
                    row[i] -= product * (before < 0 ? 1 : row[before]);
                }
            }
            double square = 0;
            for (double[] row : rows) {
                square += row[i] * row[i] / count;
            }
            for (double[] row : rows) {
                row[i] /= Math.sqrt(square);
            }
        }
        return rows;
    }

    private static int[] degrees(Variable variable, int numbers) {
        var degrees = new int[numbers];
        for (int i = 0; i < numbers; i++) {
            degrees[i] = variable.kind().isNominal() ? 1 : i + 1;
        }
        return degrees;
    }

    int size() {
        return size;
    }

    double[] row(int[] choices) {
        var row = new double[size];
        row[0] = 1;
        for (int v = 0; v < parts.length; v++) {
            double[] own = parts[v][choices[v]];
            System.arraycopy(own, 0, row, mains[v], own.length);
            for (int u = v + 1; u < parts.length; u++) {
                int place = pairs[v][u];
                for (int i = 0; i < own.length; i++) {
                    for (int j = 0; j < degrees[u].length; j++) {
                        if (degrees[v][i] + degrees[u][j] <= highestPair) {
                            row[place++] = own[i] * parts[u][choices[u]][j];
                        }
                    }
                }
            }
        }
        return row;
    }

    /** How far each weight may be expected to be from 0: its variance before anything is known. */
    double[] variances(Strengths strengths) {
        var variances = new double[size];
        variances[0] = 100;
        for (int v = 0; v < parts.length; v++) {
            for (int i = 0; i < degrees[v].length; i++) {
                variances[mains[v] + i] = strengths.variance(degrees[v][i]);
            }
            for (int u = v + 1; u < parts.length; u++) {
                int place = pairs[v][u];
                for (int one : degrees[v]) {
                    for (int other : degrees[u]) {
                        if (one + other <= highestPair) {
                            variances[place++] = strengths.variance(one, other);
                        }
                    }
                }
            }
        }
        return variances;
    }

    /** The function that these weights make, as tables over values. */
    Surface surface(double[] weights) {
        int variables = parts.length;
        var single = new double[variables][];
        var pair = new double[variables][variables][][];
        for (int v = 0; v < variables; v++) {
            single[v] = new double[parts[v].length];
            for (int choice = 0; choice < single[v].length; choice++) {
                for (int i = 0; i < degrees[v].length; i++) {
                    single[v][choice] += weights[mains[v] + i] * parts[v][choice][i];
                }
            }
            for (int u = v + 1; u < variables; u++) {
                pair[v][u] = table(v, u, weights);
            }
        }
        return new Surface(weights[0], single, pair);
    }

    private double[][] table(int v, int u, double[] weights) {
        var table = new double[parts[v].length][parts[u].length];
        for (int choice = 0; choice < table.length; choice++) {
            for (int other = 0; other < table[choice].length; other++) {
                int place = pairs[v][u];
                for (int i = 0; i < degrees[v].length; i++) {
                    for (int j = 0; j < degrees[u].length; j++) {
                        if (degrees[v][i] + degrees[u][j] <= highestPair) {
                            table[choice][other] += weights[place++] * parts[v][choice][i] * parts[u][other][j];
                        }
                    }
                }
            }
        }
        return table;
    }
}
