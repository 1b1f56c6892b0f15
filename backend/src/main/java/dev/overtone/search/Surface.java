package dev.overtone.search;

/** A function of a network's choices: a sum over variables and over pairs of them. */
final class Surface {

    private final double constant;
    private final double[][] single;
    private final double[][][][] pair;

    Surface(double constant, double[][] single, double[][][][] pair) {
        this.constant = constant;
        this.single = single;
        this.pair = pair;
    }

    double at(int[] choices) {
        double sum = constant;
        for (int v = 0; v < choices.length; v++) {
            sum += single[v][choices[v]];
            for (int u = v + 1; u < choices.length; u++) {
                sum += pair[v][u][choices[v]][choices[u]];
            }
        }
        return sum;
    }

    /** The values of all networks of the space, by number: some additions for each. */
    void fill(double[] values) {
        int variables = single.length;
        var sums = new double[variables + 1][variables][];
        for (int level = 0; level <= variables; level++) {
            for (int v = level; v < variables; v++) {
                sums[level][v] = single[v].clone();
            }
        }
        fill(0, constant, sums, values, 0);
    }

    /** @param sums at each level, what each value of a later variable adds with all choices before the level */
    private int fill(int level, double before, double[][][] sums, double[] values, int next) {
        int place = next;
        double[] own = sums[level][level];
        if (level + 1 == single.length) {
            for (double value : own) {
                values[place++] = before + value;
            }
            return place;
        }
        for (int choice = 0; choice < own.length; choice++) {
            for (int u = level + 1; u < single.length; u++) {
                double[] from = sums[level][u];
                double[] added = pair[level][u][choice];
                double[] to = sums[level + 1][u];
                for (int other = 0; other < to.length; other++) {
                    to[other] = from[other] + added[other];
                }
            }
            place = fill(level + 1, before + own[choice], sums, values, place);
        }
        return place;
    }
}
