package dev.overtone.profiling;

/**
 * What a bench process is told to compute, as one line of JSON on its standard input.
 *
 * @param network its written form
 * @param nativeLibraries folder that the native libraries are unpacked into
 */
record SignalsJob(String network, int seed, String nativeLibraries) {}
