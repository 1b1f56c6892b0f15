package dev.overtone.profiling;

/**
 * What a bench process is told to calibrate, as one line of JSON on its standard input.
 *
 * @param device {@code cpu} or {@code cuda:N}
 * @param nativeLibraries folder that the native libraries are unpacked into
 */
record CalibrationJob(String device, String nativeLibraries) {}
