package dev.overtone.profiling;

/**
 * What a device was seen to reach in fp32 with all its cores: the best of its calibrations on this hardware.
 *
 * @param operationsPerSecond of a large matrix product; 1 MAC is 2
 * @param bytesPerSecond of memory that no cache holds, reads and writes together
 */
public record Ceilings(double operationsPerSecond, double bytesPerSecond) {}
