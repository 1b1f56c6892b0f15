package dev.overtone.profiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Latencies in ms in measured order, and what may be said of them. Nothing is ever dropped as an outlier. */
final class Samples {

    /** A percentile p needs ten samples beyond it: p99 needs 1,000. */
    private static final int SAMPLES_BEYOND = 10;

    private final double[] measured;
    private final double[] sorted;
    private @Nullable MedianBootstrap bootstrap;

    Samples(double[] measured) {
        if (measured.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        this.measured = measured;
        this.sorted = measured.clone();
        Arrays.sort(sorted);
    }

    int count() {
        return measured.length;
    }

    double median() {
        return percentile(50);
    }

    /** Nearest rank: the smallest sample that at least this share of all does not exceed. */
    double percentile(int percent) {
        return sorted[rank(percent, sorted.length) - 1];
    }

    double interquartileRange() {
        return percentile(75) - percentile(25);
    }

    /** Standard error of the median over the median. */
    double noise() {
        return bootstrap().standardError() / median();
    }

    private MedianBootstrap bootstrap() {
        MedianBootstrap drawn = bootstrap;
        if (drawn == null) {
            drawn = new MedianBootstrap(measured);
            bootstrap = drawn;
        }
        return drawn;
    }

    /** Median of the last third over the median of the first. */
    double drift() {
        int third = Math.max(1, count() / 3);
        double first = new Samples(Arrays.copyOfRange(measured, 0, third)).median();
        double last = new Samples(Arrays.copyOfRange(measured, count() - third, count())).median();
        return last / first;
    }

    /** As far as these samples tell: other runs may differ by more. */
    Latency latency() {
        double mean = DoubleStream.of(measured).average().orElseThrow();
        double squares =
                DoubleStream.of(measured).map(x -> (x - mean) * (x - mean)).sum();
        double stddev = count() == 1 ? 0 : Math.sqrt(squares / (count() - 1));
        return new Latency(
                percentile(50),
                percentile(90),
                percentile(95),
                percentile(99),
                mean,
                stddev,
                interquartileRange(),
                sorted[0],
                sorted[sorted.length - 1],
                count(),
                supported(count()),
                bootstrap().interval(),
                null);
    }

    static List<String> supported(int count) {
        List<String> supported = new ArrayList<>();
        for (int percent : new int[] {50, 90, 95, 99}) {
            if ((long) count * (100 - percent) >= SAMPLES_BEYOND * 100) {
                supported.add("p" + percent);
            }
        }
        return supported;
    }

    static int rank(int percent, int count) {
        return Math.max(1, (int) Math.ceilDiv((long) percent * count, 100));
    }
}
