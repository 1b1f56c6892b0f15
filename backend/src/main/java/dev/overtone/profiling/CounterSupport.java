package dev.overtone.profiling;

/**
 * Whether runs on a device can collect hardware counters.
 *
 * @param words which ones, or why there are none
 */
public record CounterSupport(boolean usable, String words) {}
