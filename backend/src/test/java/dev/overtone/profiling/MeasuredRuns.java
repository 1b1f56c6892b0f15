package dev.overtone.profiling;

import dev.overtone.Ledger;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Runs as a worker leaves them, with samples to compare: tests do its work. */
public class MeasuredRuns {

    private static final int SAMPLES = 400;
    private static final double SPREAD = 0.01;

    private final Ledger ledger;
    private final RunTransitions transitions;
    private final Measurements measurements;

    MeasuredRuns(Ledger ledger, RunTransitions transitions, Measurements measurements) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.measurements = measurements;
    }

    /** One whose samples lie around {@code milliseconds}; nothing else may be waiting for the device. */
    public UUID add(Hold hold, NetworkSpec network, double milliseconds, long seed) {
        ledger.queue(network);
        UUID run = transitions.claim(hold).orElseThrow().id();
        var random = new SplittableRandom(seed);
        measurements.keep(
                run,
                hold,
                new BenchEvent.Result(
                        IntStream.range(0, SAMPLES)
                                .mapToDouble(_ -> milliseconds * (1 + SPREAD * random.nextGaussian()))
                                .toArray(),
                        new Measurement.Warmup(1, 1),
                        300,
                        Map.of("Java", "25"),
                        new NumericsCheck(List.of(1.0), 1, 1, 0, null, null),
                        new Anatomy(layers(network), null, null)),
                1);
        return run;
    }

    private static LayerTimes layers(NetworkSpec network) {
        return new LayerTimes(
                IntStream.range(0, network.graph().size()).mapToObj(_ -> 0.25).toList(), 0.125, 2.1, 2.05, 12, 0.001);
    }
}
