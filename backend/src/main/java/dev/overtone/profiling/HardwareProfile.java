package dev.overtone.profiling;

import java.util.Map;

/**
 * A kind of hardware; latencies are compared within one only.
 *
 * @param id hash of the facts
 * @param name for people: {@code AMD EPYC 9B45, 2 cores}
 * @param facts model, cores, memory and what else the id stands for, in reading order
 */
public record HardwareProfile(String id, String name, Map<String, String> facts) {}
