package dev.overtone.profiling;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.jspecify.annotations.Nullable;

/**
 * How the medians of two runs relate, and whether their samples can tell them apart.
 *
 * @param ratio median of the second over the median of the first
 * @param interval where the ratio lies with 95 % confidence, or null where there are too few samples for any bound
 * @param pValue of the two-sided Mann-Whitney U test over the runs' windows, correlation allowed for
 * @param inflation by how much correlation in time swells the variance; 1 is none
 */
public record MedianRatio(double ratio, @Nullable Interval interval, double pValue, double inflation) {

    /*
     * Both are of one test, so that they never contradict each other: the interval is every ratio that the test does not
     * refuse (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963; Bauer, JASA 67, 1972). A U test over the
     * samples themselves calls nearly every pair of equal runs different, because it takes neighbours for independent;
     * so it is asked of medians of windows of time, and what correlation these still have makes it stricter: its z is
     * divided by the root of the inflated variance, which is testing with the effective number of windows. On series of
     * equal medians, correlated by up to 0.95 from one sample to the next, it errs in about 4 of 100.
     *
     * What two runs cannot show is how much runs of one network differ from each other; amongRuns() lets the interval
     * hold for that too, and so the verdict. The p-value stays about these two runs.
     */

    /** What the ends leave out, both sides together. */
    static final double LEVEL = 0.05;

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final MannWhitneyUTest TEST = new MannWhitneyUTest();

    /** Both ends are ratios. */
    public record Interval(double low, double high) {

        boolean contains(double ratio) {
            return low <= ratio && ratio <= high;
        }

        private Interval including(double ratio) {
            return new Interval(Math.min(low, ratio), Math.max(high, ratio));
        }
    }

    /** What may be said of the second run beside the first. */
    public enum Outcome {
        FASTER,
        SLOWER,
        NOT_DISTINGUISHABLE
    }

    /** @param first latencies in measured order, as those of {@code second} */
    public static MedianRatio of(double[] first, double[] second) {
        return of(first, second, LEVEL);
    }

    /** @param error how often the interval may miss the ratio */
    static MedianRatio of(double[] first, double[] second, double error) {
        double ratio = new Samples(second).median() / new Samples(first).median();
        double[] a = WindowMedians.logarithms(first);
        double[] b = WindowMedians.logarithms(second);
        double inflation = (WindowMedians.inflation(a) + WindowMedians.inflation(b)) / 2;
        double strictness = Math.sqrt(inflation);
        double level = 2 * NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(error / 2) * strictness);
        double z = NORMAL.inverseCumulativeProbability(TEST.mannWhitneyUTest(a, b) / 2) / strictness;
        Interval interval = notRefused(a, b, level);
        return new MedianRatio(
                ratio,
                interval == null ? null : interval.including(ratio),
                Math.min(1, 2 * NORMAL.cumulativeProbability(z)),
                inflation);
    }

    /** The same, its interval good for other runs of the two, each in a process of its own. */
    MedianRatio amongRuns(Repeatability ofFirst, Repeatability ofSecond) {
        return amongRuns(ofFirst, ofSecond, LEVEL);
    }

    /** @param error that the interval was asked for */
    MedianRatio amongRuns(Repeatability ofFirst, Repeatability ofSecond, double error) {
        if (interval == null) {
            return this;
        }
        double reach = Math.hypot(ofFirst.reach(error), ofSecond.reach(error));
        return new MedianRatio(
                ratio,
                new Interval(
                        ratio * Math.exp(-Math.hypot(Math.log(ratio / interval.low()), reach)),
                        ratio * Math.exp(Math.hypot(Math.log(interval.high() / ratio), reach))),
                pValue,
                inflation);
    }

    public Outcome outcome() {
        if (interval == null || interval.contains(1)) {
            return Outcome.NOT_DISTINGUISHABLE;
        }
        return ratio < 1 ? Outcome.FASTER : Outcome.SLOWER;
    }

    /** {@code B is 12.3 % faster (ratio 0.877, 95 % interval 0.861 to 0.892)}. */
    public String sentence(String second) {
        String numbers = interval == null
                ? String.format(Locale.ROOT, "ratio %.3f; too few samples for an interval", ratio)
                : String.format(
                        Locale.ROOT, "ratio %.3f, 95 %% interval %.3f to %.3f", ratio, interval.low(), interval.high());
        return switch (outcome()) {
            case FASTER -> String.format(Locale.ROOT, "%s is %.1f %% faster (%s).", second, 100 * (1 - ratio), numbers);
            case SLOWER -> String.format(Locale.ROOT, "%s is %.1f %% slower (%s).", second, 100 * (ratio - 1), numbers);
            case NOT_DISTINGUISHABLE -> String.format(Locale.ROOT, "Not distinguishable (%s).", numbers);
        };
    }

    /** The ratios that the test does not refuse at {@code level}; null where it refuses none. */
    private static @Nullable Interval notRefused(double[] a, double[] b, double level) {
        double[] differences = differences(a, b);
        if (pValue(a, b, differences, 0) >= level) {
            return null;
        }
        // The farther from the middle, the surer it is refused: the last that is refused ends the interval.
        int refused = 0;
        int kept = differences.length / 2 + 1;
        while (kept - refused > 1) {
            int middle = (refused + kept) >>> 1;
            if (pValue(a, b, differences, middle) < level) {
                refused = middle;
            } else {
                kept = middle;
            }
        }
        return new Interval(Math.exp(differences[refused]), Math.exp(differences[differences.length - 1 - refused]));
    }

    /** Of a ratio just below that of the {@code rank}th pair: between two pairs it is the same for every ratio. */
    private static double pValue(double[] a, double[] b, double[] differences, int rank) {
        double shift = rank == 0 ? differences[0] - 1 : (differences[rank - 1] + differences[rank]) / 2;
        return TEST.mannWhitneyUTest(Arrays.stream(a).map(x -> x + shift).toArray(), b);
    }

    private static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length * b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                differences[i * b.length + j] = b[j] - a[i];
            }
        }
        Arrays.sort(differences);
        return differences;
    }
}
