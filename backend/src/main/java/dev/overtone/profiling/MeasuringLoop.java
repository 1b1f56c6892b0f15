package dev.overtone.profiling;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/** Warms up and measures one forward again and again as a protocol says. */
final class MeasuringLoop {

    private static final double NANOS_PER_MS = 1e6;

    private final Protocol protocol;
    private final LongSupplier nanoTime;
    private final LongSupplier compilingMillis;

    /**
     * @param nanoTime a monotonic clock with any origin: only differences count
     * @param compilingMillis how long the JVM has compiled so far
     */
    MeasuringLoop(Protocol protocol, LongSupplier nanoTime, LongSupplier compilingMillis) {
        this.protocol = protocol;
        this.nanoTime = nanoTime;
        this.compilingMillis = compilingMillis;
    }

    /** What was warmed up and measured. */
    record Outcome(double[] milliseconds, Measurement.Warmup warmup) {}

    /**
     * @param forward returns only when the device is done
     * @param warming hears the share of the warm-up that is done
     * @param measuring hears the share of the least measuring that is done
     */
    Outcome run(Runnable forward, DoubleConsumer warming, DoubleConsumer measuring) {
        long start = nanoTime.getAsLong();
        long deadline = start + protocol.cap().toNanos();
        Measurement.Warmup warmup = warmUp(forward, start, deadline, warming);
        return new Outcome(measure(forward, deadline, measuring), warmup);
    }

    /** @param warming hears the share that is done */
    Measurement.Warmup warmUp(Runnable forward, DoubleConsumer warming) {
        long start = nanoTime.getAsLong();
        return warmUp(forward, start, start + protocol.cap().toNanos(), warming);
    }

    private Measurement.Warmup warmUp(Runnable forward, long start, long deadline, DoubleConsumer warming) {
        int forwards = 0;
        long now = start;
        var compilers = new CompilersAtRest(
                compilingMillis, start, start + protocol.cap().toNanos() / 3);
        while (now - deadline < 0
                && (forwards < protocol.warmupForwards()
                        || now - start < protocol.warmupNanos()
                        || !compilers.rest(now))) {
            forward.run();
            forwards++;
            now = nanoTime.getAsLong();
            warming.accept(share(forwards, protocol.warmupForwards(), now - start, protocol.warmupNanos()));
        }
        return new Measurement.Warmup(forwards, (now - start) / NANOS_PER_MS);
    }

    /** At least one sample, so that a network too slow for its cap still has a number. */
    private double[] measure(Runnable forward, long deadline, DoubleConsumer measuring) {
        double[] samples = new double[Math.max(1024, protocol.leastForwards())];
        int count = 0;
        int nextLook = protocol.leastForwards();
        long start = nanoTime.getAsLong();
        long before = start;
        while (true) {
            forward.run();
            long after = nanoTime.getAsLong();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, count + (count >> 1));
            }
            samples[count++] = (after - before) / NANOS_PER_MS;
            measuring.accept(share(count, protocol.leastForwards(), after - start, protocol.leastNanos()));
            boolean longEnough = count >= protocol.leastForwards() && after - start >= protocol.leastNanos();
            if (after - deadline >= 0 || (longEnough && !protocol.goesOnUntilSettled())) {
                return Arrays.copyOf(samples, count);
            }
            if (longEnough && count >= nextLook) {
                double[] sofar = Arrays.copyOf(samples, count);
                if (new Samples(sofar).noise() < Protocol.SETTLED) {
                    return sofar;
                }
                nextLook = count + Math.max(1, count / 10);
            }
            before = nanoTime.getAsLong();
        }
    }

    private static double share(int count, int leastCount, long nanos, long leastNanos) {
        return Math.min(1, Math.min((double) count / leastCount, (double) nanos / leastNanos));
    }
}
