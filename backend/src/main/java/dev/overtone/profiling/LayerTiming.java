package dev.overtone.profiling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Times forwards node by node for a bounded time: at least ten of them, unless each takes long. */
final class LayerTiming {

    private static final int LEAST_FORWARDS = 10;
    private static final int MOST_FORWARDS = 200;
    private static final int CLOCKS = 21;
    private static final double NANOS_PER_MS = 1e6;

    private final long leastNanos;
    private final long mostNanos;
    private final LongSupplier nanoTime;

    LayerTiming(Protocol protocol, LongSupplier nanoTime) {
        this.leastNanos = Math.min(Duration.ofSeconds(2).toNanos(), protocol.leastNanos() / 4);
        this.mostNanos = protocol.cap().toNanos() / 5;
        this.nanoTime = nanoTime;
    }

    /**
     * @param forward returns only when the device is done
     * @param timedForward nanoseconds of each node, and behind them of what comes after the last
     * @param clockNanos what the looks at the clock cost in one forward
     */
    LayerTimes run(Runnable forward, Supplier<long[]> timedForward, LongSupplier clockNanos) {
        List<long[]> forwards = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        long start = nanoTime.getAsLong();
        long passed = 0;
        while (forwards.isEmpty() || goesOn(forwards.size(), passed)) {
            long before = nanoTime.getAsLong();
            forward.run();
            plain.add((nanoTime.getAsLong() - before) / NANOS_PER_MS);
            forwards.add(timedForward.get());
            passed = nanoTime.getAsLong() - start;
        }
        double[] clocks = new double[CLOCKS];
        Arrays.setAll(clocks, _ -> clockNanos.getAsLong() / NANOS_PER_MS);
        int nodes = forwards.getFirst().length - 1;
        var milliseconds = new ArrayList<Double>(nodes);
        for (int node = 0; node < nodes; node++) {
            milliseconds.add(median(forwards, node));
        }
        return new LayerTimes(
                milliseconds,
                median(forwards, nodes),
                new Samples(forwards.stream()
                                .mapToDouble(nanos -> Arrays.stream(nanos).sum() / NANOS_PER_MS)
                                .toArray())
                        .median(),
                new Samples(plain.stream().mapToDouble(Double::doubleValue).toArray()).median(),
                forwards.size(),
                new Samples(clocks).median());
    }

    private boolean goesOn(int forwards, long passed) {
        boolean enough = forwards >= LEAST_FORWARDS && passed >= leastNanos;
        return !enough && forwards < MOST_FORWARDS && passed < mostNanos;
    }

    private static double median(List<long[]> forwards, int node) {
        return new Samples(forwards.stream()
                        .mapToDouble(nanos -> nanos[node] / NANOS_PER_MS)
                        .toArray())
                .median();
    }
}
