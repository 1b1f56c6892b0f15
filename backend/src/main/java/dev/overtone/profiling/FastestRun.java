package dev.overtone.profiling;

import java.util.UUID;

/**
 * A network's best run on one kind of hardware at one batch and precision.
 *
 * @param p50 median of one forward of the whole batch, in ms
 */
public record FastestRun(
        UUID run,
        HardwareProfile hardwareProfile,
        double p50,
        Verdict verdict,
        int batchSize,
        String precision,
        int threads) {}
