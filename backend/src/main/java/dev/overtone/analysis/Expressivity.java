package dev.overtone.analysis;

/**
 * An upper bound of the differential entropy of a network's output in place of its expressive power (DeepMAD, Shen et
 * al., CVPR 2023, after MAE-DET, ICML 2022): the sum over convolutions of ln(k·k·c_in/groups). Resolution and output
 * width, which that paper multiplies by, are left out. Not accuracy: among networks of very different size it orders
 * worse than parameters do.
 */
public final class Expressivity {

    private Expressivity() {}

    /** The score in nats. */
    public static double of(Analysis analysis) {
        double score = 0;
        for (LayerCost row : analysis.layers()) {
            score += of(row);
        }
        return score;
    }

    /** What one layer adds, in nats; 0 for a linear layer. */
    public static double of(LayerCost row) {
        if (row.type() == LayerCost.Type.LINEAR) {
            return 0;
        }
        long read = (long) row.kernel() * row.kernel() * (row.in().channels() / row.groups());
        return Math.log((double) read);
    }
}
