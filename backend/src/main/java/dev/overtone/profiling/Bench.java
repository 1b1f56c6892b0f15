package dev.overtone.profiling;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.network.Calibration;
import dev.overtone.network.CompiledNetwork;
import dev.overtone.network.ComputeDevice;
import dev.overtone.network.Inference;
import dev.overtone.network.OutOfDeviceMemory;
import dev.overtone.network.TorchRuntime;
import dev.overtone.network.UnusableNativeLibraries;
import dev.overtone.notation.NetworkJson;
import dev.overtone.tracking.Failure;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The measuring process: takes one job on standard input, tells what happens on standard output, and ends. No Spring, no
 * database, one measurement: what libtorch leaves behind, or takes down with it, is nobody else's.
 */
public final class Bench {

    /** The word that asks this program to be a bench. */
    public static final String COMMAND = "bench";

    /** A bench that has not heard from its parent for so long ends itself, so that a device is never used by two. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final CompilationMXBean COMPILATION = ManagementFactory.getCompilationMXBean();
    private static final int ORPHANED = 3;
    private static final long TELL_EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private String stage = Stages.BUILDING;
    private @Nullable MemoryNeed need;
    private long told;

    private Bench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Standard output carries our events; whatever libraries print goes with the errors.
        System.setOut(System.err);
        LoggingSystem.get(Bench.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = in.readLine();
        if (first == null) {
            return;
        }
        Parent.watch(in);
        dieFirstWhenMemoryRunsOut();
        CoreFile.forbid();
        if (args.length > 0 && args[0].equals(BenchProcess.COUNTED)) {
            runCounted(BenchProcess.MAPPER.readValue(first, BenchJob.class));
            Runtime.getRuntime().halt(0);
        }
        var bench = new Bench(out);
        String asked = args.length > 0 ? args[0] : "";
        bench.tellTheEndOf(() -> switch (asked) {
            case BenchProcess.LOOK -> new BenchEvent.Found(look(Path.of(first)));
            case BenchProcess.SIGNALS -> SignalsBench.compute(BenchProcess.MAPPER.readValue(first, SignalsJob.class));
            case BenchProcess.CALIBRATE -> calibrate(BenchProcess.MAPPER.readValue(first, CalibrationJob.class));
            default -> bench.measure(BenchProcess.MAPPER.readValue(first, BenchJob.class));
        });
        // DJL's engine keeps threads that nobody waits for.
        Runtime.getRuntime().halt(0);
    }

    /** Rather this process than the worker, the server or somebody else's; it is the one that took the memory. */
    private static void dieFirstWhenMemoryRunsOut() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException e) {
            // Where the system has no such file, it decides alone.
        }
    }

    private static List<BenchEvent.FoundDevice> look(Path nativeLibraries) {
        List<BenchEvent.FoundDevice> found = new ArrayList<>();
        TorchRuntime runtime = TorchRuntime.start(nativeLibraries);
        runtime.setThreads(Hardware.cores());
        for (ComputeDevice device : runtime.devices()) {
            Long memory = device.memoryBytes();
            HardwareProfile profile =
                    device.isCuda() ? Hardware.gpu(device.name(), memory == null ? 0 : memory) : Hardware.cpu();
            found.add(new BenchEvent.FoundDevice(
                    device.id(),
                    profile,
                    Hardware.cores(),
                    ceilings(runtime, device, nativeLibraries),
                    counterTool(device, null).support()));
        }
        return found;
    }

    /** Null while somebody measures on the device, whom a calibration would disturb. */
    private static @Nullable Ceilings ceilings(TorchRuntime runtime, ComputeDevice device, Path nativeLibraries) {
        try (DeviceHold hold = DeviceHold.ifFree(nativeLibraries, device.id())) {
            if (hold == null) {
                return null;
            }
            Calibration reached = runtime.calibrate(device);
            return new Ceilings(reached.operationsPerSecond(), reached.bytesPerSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CounterTool counterTool(ComputeDevice device, @Nullable BenchJob job) {
        return device.isCuda() ? new NsightCompute(job) : new Perf();
    }

    /** One forward for a program that counts it; the device is held by the bench that started that program. */
    private static void runCounted(BenchJob job) {
        TorchRuntime runtime = TorchRuntime.start(Path.of(job.nativeLibraries()));
        runtime.setThreads(job.threads());
        ComputeDevice device = runtime.device(job.device()).orElseThrow();
        LayerGraph graph = NetworkJson.read(job.networks().getFirst()).graph();
        try (CompiledNetwork network = runtime.compile(graph, device, job.execution());
                Inference inference = network.inference(job.batchSize())) {
            inference.forward();
            device.profile(inference::forward);
        }
    }

    private static BenchEvent calibrate(CalibrationJob job) {
        Path shared = Path.of(job.nativeLibraries());
        try (var _ = DeviceHold.of(shared, job.device())) {
            TorchRuntime runtime = TorchRuntime.start(shared);
            runtime.setThreads(Hardware.cores());
            Map<String, Double> reached = new LinkedHashMap<>();
            runtime.calibrateFully(device(runtime, job.device()))
                    .forEach((figure, perSecond) -> reached.put(figure.notation(), perSecond));
            return new BenchEvent.Calibrated(reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ComputeDevice device(TorchRuntime runtime, String id) {
        return runtime.device(id)
                .orElseThrow(() -> new BenchFailed("NO_DEVICE", "PyTorch sees no device " + id + " here."));
    }

    private BenchEvent measure(BenchJob job) {
        progress(Stages.BUILDING, 0);
        List<NetworkSpec> specs = job.networks().stream().map(NetworkJson::read).toList();
        Path shared = Path.of(job.nativeLibraries());
        try (var _ = DeviceHold.of(shared, job.device())) {
            TorchRuntime runtime = TorchRuntime.start(shared);
            runtime.setThreads(job.threads());
            ComputeDevice device = device(runtime, job.device());
            return specs.size() == 1
                    ? measure(job, specs.getFirst(), runtime, device)
                    : takeTurns(job, specs, runtime, device);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BenchEvent.Result measure(BenchJob job, NetworkSpec spec, TorchRuntime runtime, ComputeDevice device) {
        LayerGraph graph = spec.graph();
        MemoryNeed expected = expect(List.of(graph), job, device);
        var environment = new Environment(runtime, device, job, expected);
        var memory = new MemoryWatch(device);
        try (CompiledNetwork network = runtime.compile(graph, device, job.execution())) {
            memory.networkBuilt();
            progress(Stages.CHECKING, 0);
            NumericsCheck numerics = new KnownOutputs().check(spec, network.numerics());
            requireGoodNumerics(numerics);
            try (Inference inference = network.inference(job.batchSize())) {
                Protocol protocol = Protocol.find(job.protocol()).orElseThrow();
                memory.measuringBegins();
                MeasuringLoop.Outcome outcome = new MeasuringLoop(
                                protocol, System::nanoTime, COMPILATION::getTotalCompilationTime)
                        .run(inference::forward, share(Stages.WARMING), share(Stages.MEASURING));
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
                job.counters() ? counterTool(device, job).count(inference::forward, layers.forwards()) : null;
        return new Anatomy(layers, memory, counters);
    }

    /** Several networks in one process, so that one machine at one time meets them all. */
    private BenchEvent.Results takeTurns(
            BenchJob job, List<NetworkSpec> specs, TorchRuntime runtime, ComputeDevice device) {
        List<LayerGraph> graphs = specs.stream().map(NetworkSpec::graph).toList();
        MemoryNeed expected = expect(graphs, job, device);
        var environment = new Environment(runtime, device, job, expected);
        List<AutoCloseable> open = new ArrayList<>();
        try {
            List<Inference> inferences = new ArrayList<>();
            List<NumericsCheck> checks = new ArrayList<>();
            for (int i = 0; i < graphs.size(); i++) {
                progress(Stages.CHECKING, (double) i / graphs.size());
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
                    .run(forwards, share(Stages.WARMING), share(Stages.MEASURING));
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
    private MemoryNeed expect(List<LayerGraph> graphs, BenchJob job, ComputeDevice device) {
        MemoryNeed expected = graphs.stream()
                .map(graph -> Analysis.of(graph).totals())
                .map(totals -> device.isCuda()
                        ? MemoryNeed.onACard(totals, job.batchSize())
                        : MemoryNeed.onTheHost(totals, job.batchSize()))
                .reduce(MemoryNeed::beside)
                .orElseThrow();
        need = expected;
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

    private void tellTheEndOf(java.util.function.Supplier<BenchEvent> work) {
        BenchEvent end;
        try {
            end = work.get();
        } catch (BenchFailed e) {
            end = failed(e.code(), e.getMessage());
        } catch (OutOfDeviceMemory | OutOfMemoryError e) {
            String expected = need == null ? "" : " The network was expected to need " + need + ".";
            end = failed("OUT_OF_MEMORY", "Memory ran out: " + e.getMessage() + expected);
        } catch (UnusableNativeLibraries e) {
            end = failed("NATIVE_LIBRARIES", e.getMessage());
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            end = failed("BENCH_ERROR", "The measuring process stumbled: " + e);
        }
        tell(end);
    }

    private BenchEvent failed(String code, @Nullable String message) {
        return new BenchEvent.Failed(new Failure(code, stage, String.valueOf(message)));
    }

    private DoubleConsumer share(String stage) {
        return share -> {
            long now = System.nanoTime();
            if (!stage.equals(this.stage) || now - told > TELL_EVERY_NANOS) {
                told = now;
                progress(stage, share);
            }
        };
    }

    private void progress(String stage, double progress) {
        this.stage = stage;
        tell(new BenchEvent.Progress(stage, progress));
    }

    private void tell(BenchEvent event) {
        // The declared type makes Jackson write which event it is.
        out.println(BenchProcess.MAPPER.writerFor(BenchEvent.class).writeValueAsString(event));
    }

    /** The process that started this one, as long as it lives. */
    private static final class Parent {

        private static volatile long heard = System.nanoTime();

        static void watch(BufferedReader in) {
            Thread.ofPlatform().daemon().name("parent").start(() -> {
                try {
                    while (in.readLine() != null) {
                        heard = System.nanoTime();
                    }
                } catch (IOException e) {
                    // As good as the end of it.
                }
                Runtime.getRuntime().halt(ORPHANED);
            });
            Thread.ofPlatform().daemon().name("parent-silence").start(() -> {
                while (System.nanoTime() - heard < SILENCE.toNanos()) {
                    try {
                        Thread.sleep(SILENCE.dividedBy(10));
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                Runtime.getRuntime().halt(ORPHANED);
            });
        }
    }
}
