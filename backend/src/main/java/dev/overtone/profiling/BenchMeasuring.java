package dev.overtone.profiling;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.network.CompiledNetwork;
import dev.overtone.network.ComputeDevice;
import dev.overtone.network.Inference;
import dev.overtone.network.TorchRuntime;
import dev.overtone.notation.NetworkJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One job of measuring, from its networks to their latencies, memory, layers and counters. */
final class BenchMeasuring {

    private static final CompilationMXBean COMPILATION = ManagementFactory.getCompilationMXBean();

    private final BenchJob job;
    private final BenchTelling telling;

    BenchMeasuring(BenchJob job, BenchTelling telling) {
        this.job = job;
        this.telling = telling;
    }

    /** Builds the job's networks and measures them, one by itself and several in turns. */
    BenchEvent measure() {
        telling.progress(Stages.BUILDING, 0);
        List<NetworkSpec> specs = job.networks().stream().map(NetworkJson::read).toList();
        Path shared = Path.of(job.nativeLibraries());
        try (var _ = DeviceHold.of(shared, job.device())) {
            TorchRuntime runtime = TorchRuntime.start(shared);
            runtime.setThreads(job.threads());
            ComputeDevice device = Bench.device(runtime, job.device());
            return specs.size() == 1 ? alone(specs.getFirst(), runtime, device) : takeTurns(specs, runtime, device);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BenchEvent.Result alone(NetworkSpec spec, TorchRuntime runtime, ComputeDevice device) {
        LayerGraph graph = spec.graph();
        MemoryNeed expected = expect(List.of(graph), device);
        var environment = new Environment(runtime, device, job, expected);
        var memory = new MemoryWatch(device);
        try (CompiledNetwork network = runtime.compile(graph, device, job.execution())) {
            memory.networkBuilt();
            telling.progress(Stages.CHECKING, 0);
            NumericsCheck numerics = new KnownOutputs().check(spec, network.numerics());
            requireGoodNumerics(numerics);
            try (Inference inference = network.inference(job.batchSize())) {
                Protocol protocol = Protocol.find(job.protocol()).orElseThrow();
                memory.measuringBegins();
                MeasuringLoop.Outcome outcome = new MeasuringLoop(
                                protocol, System::nanoTime, COMPILATION::getTotalCompilationTime)
                        .run(inference::forward, telling.share(Stages.WARMING), telling.share(Stages.MEASURING));
                Map<String, String> circumstances = environment.atTheEnd();
                MemoryUse used = memory.use();
                long peak = memory.processPeak();
                return new BenchEvent.Result(
                        outcome.milliseconds(),
                        outcome.warmup(),
                        peak,
                        circumstances,
                        numerics,
                        anatomy(job, device, inference, used));
            }
        }
    }

    /** Whatever takes time of its own, so only once the latency is measured. */
    private static Anatomy anatomy(
            BenchJob job, ComputeDevice device, Inference inference, @Nullable MemoryUse memory) {
        Protocol protocol = Protocol.find(job.protocol()).orElseThrow();
        LayerTimes layers = new LayerTiming(protocol, System::nanoTime)
                .run(inference::forward, inference::timedForward, inference::clockNanos);
        Counters counters =
                job.counters() ? Bench.counterTool(device, job).count(inference::forward, layers.forwards()) : null;
        return new Anatomy(layers, memory, counters);
    }

    /** Several networks in one process, so that one machine at one time meets them all. */
    private BenchEvent.Results takeTurns(List<NetworkSpec> specs, TorchRuntime runtime, ComputeDevice device) {
        List<LayerGraph> graphs = specs.stream().map(NetworkSpec::graph).toList();
        MemoryNeed expected = expect(graphs, device);
        var environment = new Environment(runtime, device, job, expected);
        List<AutoCloseable> open = new ArrayList<>();
        try {
            List<Inference> inferences = new ArrayList<>();
            List<NumericsCheck> checks = new ArrayList<>();
            for (int i = 0; i < graphs.size(); i++) {
                telling.progress(Stages.CHECKING, (double) i / graphs.size());
                CompiledNetwork network = runtime.compile(graphs.get(i), device, job.execution());
                open.addFirst(network);
                NumericsCheck numerics = new KnownOutputs().check(specs.get(i), network.numerics());
                requireGoodNumerics(numerics);
                checks.add(numerics);
                Inference inference = network.inference(job.batchSize());
                open.addFirst(inference);
                inferences.add(inference);
            }
            Protocol protocol = Protocol.find(job.protocol()).orElseThrow();
            List<Runnable> forwards = inferences.stream()
                    .map(inference -> (Runnable) inference::forward)
                    .toList();
            InterleavedLoop.Outcome outcome = new InterleavedLoop(
                            protocol, System::nanoTime, COMPILATION::getTotalCompilationTime, new Random())
                    .run(forwards, telling.share(Stages.WARMING), telling.share(Stages.MEASURING));
            Map<String, String> circumstances = environment.afterTurns(outcome);
            long peak = Hardware.peakResidentBytes();
            List<BenchEvent.Result> results = new ArrayList<>();
            for (int i = 0; i < graphs.size(); i++) {
                MeasuringLoop.Outcome measured = outcome.networks().get(i);
                results.add(new BenchEvent.Result(
                        measured.milliseconds(),
                        measured.warmup(),
                        peak,
                        circumstances,
                        checks.get(i),
                        // Whose memory is whose is not to be told in one process.
                        anatomy(job.alone(i), device, inferences.get(i), null)));
            }
            return new BenchEvent.Results(results);
        } finally {
            closeAll(open);
        }
    }

    private static void closeAll(List<AutoCloseable> open) {
        for (AutoCloseable resource : open) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Notes what these networks need together, and refuses it before the system would kill us. */
    private MemoryNeed expect(List<LayerGraph> graphs, ComputeDevice device) {
        MemoryNeed expected = graphs.stream()
                .map(graph -> Analysis.of(graph).totals())
                .map(totals -> device.isCuda()
                        ? MemoryNeed.onACard(totals, job.batchSize())
                        : MemoryNeed.onTheHost(totals, job.batchSize()))
                .reduce(MemoryNeed::beside)
                .orElseThrow();
        telling.expects(expected);
        requireMemory(expected, device);
        return expected;
    }

    /** Refuses before the system would kill us. */
    private static void requireMemory(MemoryNeed need, ComputeDevice device) {
        Long onDevice = device.memoryBytes();
        double available = device.isCuda() && onDevice != null ? onDevice : Hardware.availableMemoryBytes();
        if (!need.fitsInto(available)) {
            throw new BenchFailed(
                    "OUT_OF_MEMORY",
                    "The network needs %s, and %s has %s."
                            .formatted(need, device.id(), MemoryNeed.gigabytes(available)));
        }
    }

    private static void requireGoodNumerics(NumericsCheck numerics) {
        if (!Double.isFinite(numerics.sum()) || !Double.isFinite(numerics.l2())) {
            throw new BenchFailed(
                    "NUMERICS",
                    "The outputs with the reference weights are not finite; the latency would mean nothing.");
        }
        if (numerics.error() != null && numerics.error() > KnownOutputs.TOLERANCE) {
            throw new BenchFailed(
                    "NUMERICS",
                    String.format(
                            Locale.ROOT,
                            "The outputs differ from those of %s by %.1e of their norm (%.0e is allowed): this build computes another network.",
                            numerics.comparedWith(),
                            numerics.error(),
                            KnownOutputs.TOLERANCE));
        }
    }
}
