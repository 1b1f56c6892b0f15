package dev.overtone.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What to try while little is known: networks of which the others tried say least (Fedorov, 1972, greedily). */
final class FillingDesign {

    private static final int DRAWN = 400;

    private final Candidates candidates;
    private final Basis basis;
    private final double[] deviations;

    FillingDesign(Candidates candidates, Basis basis) {
        this.candidates = candidates;
        this.basis = basis;
        this.deviations = basis.variances(Strengths.USUAL);
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.sqrt(deviations[i]);
        }
    }

    List<Long> ask(Tried tried, int count) {
        SplittableRandom random = tried.random();
        var indices = new ArrayList<>(tried.asked());
        int before = indices.size();
        for (int i = 0; i < DRAWN; i++) {
            indices.add(random.nextLong(candidates.space().size()));
        }
        List<double[]> rows = indices.stream().map(this::row).toList();
        var unsaid = new double[rows.size()];
        for (int i = 0; i < unsaid.length; i++) {
            unsaid[i] = product(rows.get(i), rows.get(i));
        }
        var said = new ArrayList<double[]>();
        for (int i = 0; i < before; i++) {
            say(i, rows, unsaid, said);
        }
        var next = new ArrayList<Long>(count);
        for (int i = 0; i < DRAWN && next.size() < count; i++) {
            int most = before;
            for (int other = before; other < unsaid.length; other++) {
                most = unsaid[other] > unsaid[most] ? other : most;
            }
            if (tried.take(indices.get(most))) {
                next.add(indices.get(most));
                say(most, rows, unsaid, said);
            }
            unsaid[most] = -1;
        }
        return next;
    }

    private double[] row(long index) {
        double[] row = basis.row(candidates.space().choices(candidates.space().canonical(index)));
        for (int i = 0; i < row.length; i++) {
            row[i] *= deviations[i];
        }
        return row;
    }

    /** One step of a pivoted Cholesky decomposition of the covariances. */
    private static void say(int pivot, List<double[]> rows, double[] unsaid, List<double[]> said) {
        var column = new double[unsaid.length];
        double root = Math.sqrt(Math.max(0, unsaid[pivot]) + Strengths.USUAL.noise());
        for (int i = 0; i < column.length; i++) {
            double covariance = product(rows.get(pivot), rows.get(i));
            for (double[] earlier : said) {
                covariance -= earlier[pivot] * earlier[i];
            }
            column[i] = covariance / root;
            unsaid[i] -= column[i] * column[i];
        }
        said.add(column);
    }

    private static double product(double[] one, double[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }
}
