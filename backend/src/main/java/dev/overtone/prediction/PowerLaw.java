package dev.overtone.prediction;

/**
 * The line through logarithms: latency as a power of a figure. Its residuals are ratios, so that a small network which
 * takes twice as long as its like stands out as much as a large one.
 */
public record PowerLaw(double exponent, double factor, double rSquared) {

    /** Least squares; through the middle where all figures are alike. */
    static PowerLaw of(double[] figures, double[] milliseconds) {
        int count = figures.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++) {
            meanX += Math.log(figures[i]) / count;
            meanY += Math.log(milliseconds[i]) / count;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < count; i++) {
            double x = Math.log(figures[i]) - meanX;
            double y = Math.log(milliseconds[i]) - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double exponent = xx == 0 ? 0 : xy / xx;
        double rSquared = xx == 0 || yy == 0 ? 0 : xy * xy / (xx * yy);
        return new PowerLaw(exponent, Math.exp(meanY - exponent * meanX), rSquared);
    }

    /** ms on the line. */
    public double at(double figure) {
        return factor * Math.pow(figure, exponent);
    }
}
