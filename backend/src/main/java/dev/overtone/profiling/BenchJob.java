package dev.overtone.profiling;

import dev.overtone.network.Execution;

/**
 * What a bench process is told to do, as one line of JSON on its standard input.
 *
 * @param network the network's written form
 * @param device {@code cpu} or {@code cuda:N}
 * @param nativeLibraries folder that the native libraries are unpacked into
 */
record BenchJob(
        String network,
        String device,
        int batchSize,
        String runtime,
        int threads,
        String protocol,
        String nativeLibraries) {

    Execution execution() {
        return Execution.find(runtime).orElseThrow();
    }
}
