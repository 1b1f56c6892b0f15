package dev.overtone.profiling;

/**
 * What a latency depends on besides the network: only within one are latencies laid beside each other.
 *
 * @param hardwareProfile id of the {@link HardwareProfile}
 * @param threads CPU threads of one operation
 */
public record LatencyContext(String hardwareProfile, String runtime, String precision, int threads, int batchSize) {}
