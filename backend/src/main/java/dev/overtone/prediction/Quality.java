package dev.overtone.prediction;

/**
 * How well networks were predicted that the fit had not seen, each left out in its turn.
 *
 * @param withinTenPercent share of the networks whose measurement lay within 10 % of the prediction, 0..1
 * @param meanError mean of the absolute errors over what was measured (MAPE), 0..1
 * @param tau Kendall's rank correlation between predicted and measured; NaN where all are alike
 */
public record Quality(int networks, double withinTenPercent, double meanError, double tau) {

    /** @param predicted for each of the measured ones, without it */
    static Quality of(double[] predicted, double[] measured) {
        int within = 0;
        double errors = 0;
        for (int i = 0; i < measured.length; i++) {
            double error = Math.abs(predicted[i] / measured[i] - 1);
            errors += error;
            within += error <= 0.10 ? 1 : 0;
        }
        int count = measured.length;
        return new Quality(count, (double) within / count, errors / count, Ranks.kendall(predicted, measured));
    }
}
