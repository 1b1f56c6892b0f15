package dev.overtone.prediction;

import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** How alike two lists of figures order things: 1 the same way, -1 the other way round, NaN where one says nothing. */
final class Ranks {

    private Ranks() {}

    /** Kendall's tau-b. */
    static double kendall(double[] x, double[] y) {
        return new KendallsCorrelation().correlation(x, y);
    }

    static double spearman(double[] x, double[] y) {
        return new SpearmansCorrelation().correlation(x, y);
    }

    static double pearson(double[] x, double[] y) {
        return new PearsonsCorrelation().correlation(x, y);
    }
}
