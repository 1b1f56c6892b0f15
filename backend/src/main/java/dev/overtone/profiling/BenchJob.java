package dev.overtone.profiling;

import dev.overtone.network.Execution;
import java.util.List;

/**
 * What a bench process is told to do, as one line of JSON on its standard input.
 *
 * @param networks their written forms; several take turns, the first is the baseline
 * @param device {@code cpu} or {@code cuda:N}
 * @param nativeLibraries folder that the native libraries are unpacked into
 * @param counters whether to collect hardware counters, where there are any
 */
record BenchJob(
        List<String> networks,
        String device,
        int batchSize,
        String runtime,
        int threads,
        String protocol,
        String nativeLibraries,
        boolean counters) {

    Execution execution() {
        return Execution.find(runtime).orElseThrow();
    }

    /** The same for one of its networks. */
    BenchJob alone(int network) {
        return new BenchJob(
                List.of(networks.get(network)),
                device,
                batchSize,
                runtime,
                threads,
                protocol,
                nativeLibraries,
                counters);
    }
}
