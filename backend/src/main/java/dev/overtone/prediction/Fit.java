package dev.overtone.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A latency as a sum: non-negative least squares on the error relative to what was measured, since a network of 5 ms
 * should be predicted as well as one of 100. Beyond 3 % an error counts by its size instead of its square (Huber), so that
 * one network which was measured in a bad moment does not bend the rest. What the sum misses is {@link Likeness}'s.
 */
final class Fit {

    private static final List<ToDoubleFunction<Example>> TERMS = Stream.of(Term.values())
            .<ToDoubleFunction<Example>>map(term -> example -> example.total(term))
            .toList();

    /** What people make of MACs: so long for each, and so long for each operation. */
    private static final List<ToDoubleFunction<Example>> MACS_ALONE =
            List.of(Example::macs, example -> example.total(Term.OPERATIONS));

    private static final double SMALL_ERROR = 0.03;
    private static final int REWEIGHTINGS = 3;

    /**
     * How much a large share of one term is held against it, over the number of networks: terms grow together, and few
     * networks cannot tell whose the time is. Found by cross-validation on 9 to 60 networks.
     */
    private static final double RIDGE = 0.03;

    private final List<ToDoubleFunction<Example>> columns;
    private final double[] coefficients;

    private final Likeness likeness;

    private Fit(List<ToDoubleFunction<Example>> columns, double[] coefficients, Likeness likeness) {
        this.columns = columns;
        this.coefficients = coefficients;
        this.likeness = likeness;
    }

    /** Of every term, and of what networks alike were off by. */
    static Fit of(List<Example> examples) {
        Fit sum = sum(examples, TERMS);
        var parts = examples.stream().map(sum::parts).toList();
        var likeness = Likeness.of(parts, examples);
        return new Fit(TERMS, sum.coefficients, likeness);
    }

    static Fit ofMacsAlone(List<Example> examples) {
        return sum(examples, MACS_ALONE);
    }

    private static Fit sum(List<Example> examples, List<ToDoubleFunction<Example>> columns) {
        double[] weights = examples.stream().mapToDouble(Example::weight).toArray();
        Fit fit = weighted(examples, columns, weights);
        for (int i = 0; i < REWEIGHTINGS; i++) {
            for (int row = 0; row < weights.length; row++) {
                Example example = examples.get(row);
                double error = Math.abs(fit.milliseconds(example) / example.milliseconds() - 1);
                weights[row] = example.weight() * SMALL_ERROR / Math.max(SMALL_ERROR, error);
            }
            fit = weighted(examples, columns, weights);
        }
        return fit;
    }

    double milliseconds(Example example) {
        double[] parts = parts(example);
        return Arrays.stream(parts).sum() * likeness.factor(parts);
    }

    /** What each column adds, in ms. */
    private double[] parts(Example example) {
        var parts = new double[coefficients.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = coefficients[i] * columns.get(i).applyAsDouble(example);
        }
        return parts;
    }

    private static Fit weighted(List<Example> examples, List<ToDoubleFunction<Example>> columns, double[] weights) {
        int rows = examples.size();
        var target = new double[rows + columns.size()];
        for (int row = 0; row < rows; row++) {
            target[row] = Math.sqrt(weights[row]);
        }
        var scaled = new double[columns.size()][];
        var lengths = new double[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            var column = new double[rows + columns.size()];
            for (int row = 0; row < rows; row++) {
                Example example = examples.get(row);
                column[row] = target[row] * columns.get(i).applyAsDouble(example) / example.milliseconds();
            }
            double length = Math.sqrt(Arrays.stream(column).map(x -> x * x).sum());
            lengths[i] = length == 0 ? 1 : length;
            for (int row = 0; row < rows; row++) {
                column[row] /= lengths[i];
            }
            column[rows + i] = Math.sqrt(RIDGE / rows);
            scaled[i] = column;
        }
        double[] coefficients = NonNegative.solve(scaled, target);
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] /= lengths[i];
        }
        return new Fit(columns, coefficients, Likeness.NONE);
    }
}
