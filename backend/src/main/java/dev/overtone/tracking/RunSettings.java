package dev.overtone.tracking;

/**
 * How a network is run.
 *
 * @param precision {@code fp32}
 * @param runtime {@code eager} or {@code eager-channels-last}
 * @param threads CPU threads of one operation
 * @param protocol {@code quick}, {@code standard} or {@code publish}
 * @param counters whether hardware counters are collected, where the device has any
 */
public record RunSettings(
        int batchSize, String precision, String runtime, int threads, String protocol, boolean counters) {

    public RunSettings(int batchSize, String precision, String runtime, int threads, String protocol) {
        this(batchSize, precision, runtime, threads, protocol, false);
    }
}
