package dev.overtone.profiling;

import dev.overtone.architecture.LayerGraph;
import dev.overtone.network.Calibration;
import dev.overtone.network.CompiledNetwork;
import dev.overtone.network.ComputeDevice;
import dev.overtone.network.Inference;
import dev.overtone.network.TorchRuntime;
import dev.overtone.notation.NetworkJson;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private Bench() {}

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
        BenchParent.watch(in);
        dieFirstWhenMemoryRunsOut();
        CoreFile.forbid();
        if (args.length > 0 && args[0].equals(BenchProcess.COUNTED)) {
            runCounted(BenchProcess.MAPPER.readValue(first, BenchJob.class));
            Runtime.getRuntime().halt(0);
        }
        var telling = new BenchTelling(out);
        String asked = args.length > 0 ? args[0] : "";
        telling.theEndOf(() -> switch (asked) {
            case BenchProcess.LOOK -> new BenchEvent.Found(look(Path.of(first)));
            case BenchProcess.SIGNALS -> SignalsBench.compute(BenchProcess.MAPPER.readValue(first, SignalsJob.class));
            case BenchProcess.CALIBRATE -> calibrate(BenchProcess.MAPPER.readValue(first, CalibrationJob.class));
            default -> new BenchMeasuring(BenchProcess.MAPPER.readValue(first, BenchJob.class), telling).measure();
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

    static CounterTool counterTool(ComputeDevice device, @Nullable BenchJob job) {
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

    static ComputeDevice device(TorchRuntime runtime, String id) {
        return runtime.device(id)
                .orElseThrow(() -> new BenchFailed("NO_DEVICE", "PyTorch sees no device " + id + " here."));
    }
}
