package dev.overtone.profiling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Measures several networks side by side: they take turns in random order, round after round, so that whatever the
 * machine does meanwhile meets all of them; the first one, the baseline, also has the first turn and the last, which
 * tells whether the machine was the same at the end. Each network is measured as long as its protocol asks.
 */
final class InterleavedLoop {

    private static final double NANOS_PER_MS = 1e6;
    private static final long TURN_NANOS = Duration.ofMillis(100).toNanos();
    private static final int TURN_FORWARDS = 3;

    private final Protocol protocol;
    private final LongSupplier nanoTime;
    private final LongSupplier compilingMillis;
    private final Random random;

    /**
     * @param nanoTime a monotonic clock with any origin: only differences count
     * @param compilingMillis how long the JVM has compiled so far
     */
    InterleavedLoop(Protocol protocol, LongSupplier nanoTime, LongSupplier compilingMillis, Random random) {
        this.protocol = protocol;
        this.nanoTime = nanoTime;
        this.compilingMillis = compilingMillis;
        this.random = random;
    }

    /**
     * What was measured.
     *
     * @param networks in their order
     * @param first median of the baseline's first turn, ms
     * @param last median of its last turn, ms
     */
    record Outcome(List<MeasuringLoop.Outcome> networks, int rounds, double first, double last) {}

    /**
     * @param forwards one for each network, the baseline's first; each returns only when the device is done
     * @param warming hears the share of the warm-up that is done
     * @param measuring hears the share of the least measuring that is done
     */
    Outcome run(List<Runnable> forwards, DoubleConsumer warming, DoubleConsumer measuring) {
        int count = forwards.size();
        var warmUps = new ArrayList<Measurement.Warmup>();
        for (int i = 0; i < count; i++) {
            int done = i;
            warmUps.add(new MeasuringLoop(protocol, nanoTime, compilingMillis)
                    .warmUp(forwards.get(i), share -> warming.accept((done + share) / count)));
        }
        long deadline =
                nanoTime.getAsLong() + protocol.cap().multipliedBy(count).toNanos();
        List<Track> tracks = forwards.stream().map(Track::new).toList();
        double first = tracks.getFirst().turn();
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        int rounds = 0;
        while (nanoTime.getAsLong() - deadline < 0 && tracks.stream().anyMatch(track -> !track.isDone())) {
            Collections.shuffle(order, random);
            order.forEach(network -> tracks.get(network).turn());
            rounds++;
            measuring.accept(tracks.stream().mapToDouble(Track::share).min().orElse(1));
        }
        double last = tracks.getFirst().turn();
        return new Outcome(
                IntStream.range(0, count)
                        .mapToObj(i -> new MeasuringLoop.Outcome(tracks.get(i).samples(), warmUps.get(i)))
                        .toList(),
                rounds,
                first,
                last);
    }

    /** One network's samples. */
    private final class Track {

        private final Runnable forward;
        private double[] samples = new double[1024];
        private int count;
        private double milliseconds;
        private int nextLook = protocol.leastForwards();
        private boolean settled;

        Track(Runnable forward) {
            this.forward = forward;
        }

        /**
         * The first forward finds the caches full of another network and is not counted.
         *
         * @return the median of this turn, ms
         */
        double turn() {
            forward.run();
            int from = count;
            long start = nanoTime.getAsLong();
            long before = start;
            do {
                forward.run();
                long after = nanoTime.getAsLong();
                add((after - before) / NANOS_PER_MS);
                before = after;
            } while (before - start < TURN_NANOS || count - from < TURN_FORWARDS);
            double[] turn = Arrays.copyOfRange(samples, from, count);
            Arrays.sort(turn);
            return turn[(turn.length - 1) / 2];
        }

        private void add(double sample) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, count + (count >> 1));
            }
            samples[count++] = sample;
            milliseconds += sample;
        }

        boolean isDone() {
            if (share() < 1 || settled || !protocol.goesOnUntilSettled()) {
                return share() >= 1;
            }
            if (count >= nextLook) {
                settled = new Samples(samples()).noise() < Protocol.SETTLED;
                nextLook = count + Math.max(1, count / 10);
            }
            return settled;
        }

        double share() {
            return Math.min(
                    1,
                    Math.min(
                            (double) count / protocol.leastForwards(),
                            milliseconds * NANOS_PER_MS / protocol.leastNanos()));
        }

        double[] samples() {
            return Arrays.copyOf(samples, count);
        }
    }
}
