package dev.overtone.profiling;

import java.time.Instant;
import java.util.Map;

/**
 * What a device was seen to reach at one time.
 *
 * @param perSecond figures by name: {@code fp32}, {@code fp64}, {@code bf16}, {@code fp16} are operations of a matrix
 *     product (1 MAC is 2), {@code update} and {@code copy} bytes of memory read and written
 */
public record TakenCalibration(Instant takenAt, Map<String, Double> perSecond) {}
