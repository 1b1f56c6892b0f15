package dev.overtone.search;

/**
 * What counts in a search: a metric by its name, and which end of it is better.
 *
 * @param scale on which differences count alike
 */
public record Objective(String metric, boolean higherIsBetter, Scale scale) {

    /** Whether equal differences or equal ratios are worth the same. */
    public enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    public static Objective least(String metric) {
        return new Objective(metric, false, Scale.LINEAR);
    }

    public static Objective most(String metric) {
        return new Objective(metric, true, Scale.LINEAR);
    }

    /** The same, with ratios instead of differences; for what is never 0 or less. */
    public Objective byRatio() {
        return new Objective(metric, higherIsBetter, Scale.LOGARITHMIC);
    }

    /** The value on the objective's scale, less is better. */
    public double loss(double value) {
        double scaled = scale == Scale.LOGARITHMIC ? Math.log(value) : value;
        return higherIsBetter ? -scaled : scaled;
    }

    /** The value of which this is the loss. */
    public double value(double loss) {
        double scaled = higherIsBetter ? -loss : loss;
        return scale == Scale.LOGARITHMIC ? Math.exp(scaled) : scaled;
    }
}
