package dev.overtone.profiling;

/**
 * A latency with what is needed to judge it.
 *
 * @param reason the verdict in words
 * @param noise relative standard error of the median
 * @param throughput images per second at the median
 * @param peakMemoryBytes most memory the measuring process held on the device (host: resident set)
 */
public record Measurement(
        Latency latency,
        Verdict verdict,
        String reason,
        double noise,
        double throughput,
        long peakMemoryBytes,
        Warmup warmup) {

    /** What ran before the clock counted. */
    public record Warmup(int forwards, double milliseconds) {}
}
