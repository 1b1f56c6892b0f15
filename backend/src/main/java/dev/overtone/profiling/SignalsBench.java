package dev.overtone.profiling;

import dev.overtone.analysis.Analysis;
import dev.overtone.analysis.Totals;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.network.ComputeDevice;
import dev.overtone.network.TorchRuntime;
import dev.overtone.network.TrainingFreeSignals;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Computes signals in a bench process; on the processor, where double precision costs little more. */
final class SignalsBench {

    /** The device that signals are computed on. */
    static final String DEVICE = "cpu";

    private SignalsBench() {}

    static BenchEvent compute(SignalsJob job) {
        Path shared = Path.of(job.nativeLibraries());
        LayerGraph graph = NetworkJson.read(job.network()).graph();
        requireMemory(graph);
        try (var _ = DeviceHold.of(shared, DEVICE)) {
            TorchRuntime runtime = TorchRuntime.start(shared);
            runtime.setThreads(Hardware.cores());
            ComputeDevice device = runtime.device(DEVICE).orElseThrow();
            return new BenchEvent.Signalled(runtime.signals(graph, device, job.seed()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses before the system would kill us. */
    private static void requireMemory(LayerGraph graph) {
        MemoryNeed need = need(graph);
        double available = Hardware.availableMemoryBytes();
        if (!need.fitsInto(available)) {
            throw new BenchFailed(
                    "OUT_OF_MEMORY",
                    "Its gradients need %s, and %s are there.".formatted(need, MemoryNeed.gigabytes(available)));
        }
    }

    /** A gradient keeps the output of every layer until it has passed; activations write over their input. */
    private static MemoryNeed need(LayerGraph graph) {
        Totals totals = Analysis.of(graph).totals();
        long elements = 0;
        for (int node = 0; node < graph.size(); node++) {
            boolean isActivation = graph.layer(node) instanceof Layer.Relu || graph.layer(node) instanceof Layer.Relu6;
            elements += isActivation ? 0 : graph.shape(node).elements();
        }
        return MemoryNeed.forGradients(totals, elements, TrainingFreeSignals.IMAGES);
    }
}
