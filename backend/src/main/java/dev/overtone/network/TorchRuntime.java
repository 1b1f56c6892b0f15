package dev.overtone.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import dev.overtone.architecture.LayerGraph;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PyTorch engine of this process, started once its libraries are known to fit. It stays until the process ends:
 * native libraries are never unloaded.
 */
public final class TorchRuntime {

    private static @Nullable TorchRuntime started;

    private final NativeLibraries libraries;
    private final Engine engine;
    private final Activations activations;

    private TorchRuntime(NativeLibraries libraries, Engine engine, Activations activations) {
        this.libraries = libraries;
        this.engine = engine;
        this.activations = activations;
    }

    /**
     * Starts the engine, or gives the one that runs. The first start ever unpacks 432 MB into {@code cache}; nothing is
     * downloaded and nobody is called. The environment variables DJL_CACHE_DIR and ENGINE_CACHE_DIR win over
     * {@code cache}.
     *
     * @throws UnusableNativeLibraries if the libraries do not fit together, the machine or its C library
     */
    public static synchronized TorchRuntime start(Path cache) {
        TorchRuntime running = started;
        if (running != null) {
            return running;
        }
        Path home = cache.toAbsolutePath();
        NativeLibraries libraries = NativeLibraries.find(home);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", home.toString());
        System.setProperty("ENGINE_CACHE_DIR", home.toString());
        if (System.getProperty("jna.tmpdir") == null) {
            System.setProperty("jna.tmpdir", home.resolve("jna").toString());
        }
        try (FileChannel file = lockFile(home);
                FileLock _ = file.lock()) {
            running = new TorchRuntime(libraries, Engine.getEngine("PyTorch"), Activations.bind());
            started = running;
            return running;
        } catch (IOException | EngineException | LinkageError | NoSuchElementException e) {
            throw unusable(libraries, home, e);
        }
    }

    private static UnusableNativeLibraries unusable(NativeLibraries libraries, Path cache, Throwable e) {
        String reason = rootMessage(e);
        return new UnusableNativeLibraries(
                reason.contains("No space left on device")
                        ? "PyTorch does not fit into its folder (" + cache.getFileName()
                                + "): free some space there, it takes 450 MB."
                        : "libtorch " + libraries.libtorch() + " (" + libraries.flavor() + ") with JNI library "
                                + libraries.jni() + " did not load: " + reason,
                e);
    }

    /** Held while the engine starts: first starts side by side would each unpack their own copy. */
    private static FileChannel lockFile(Path cache) throws IOException {
        Files.createDirectories(cache);
        return FileChannel.open(cache.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Versions of what runs, for the record of a measurement's environment. */
    public NativeLibraries libraries() {
        return libraries;
    }

    /** Threads that one operation is split over, for the whole process; set it before the first forward. */
    public void setThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** The host's processor, then every card that this engine can use. */
    public List<ComputeDevice> devices() {
        return Devices.of(engine);
    }

    /** The device with this id ({@code cpu}, {@code cuda:0}), if the engine has it. */
    public Optional<ComputeDevice> device(String id) {
        return devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /** What this device reaches now, in about a second; low where something else is at work. */
    public Calibration calibrate(ComputeDevice device) {
        return Calibration.measure(device);
    }

    /** All that a calibration measures of this device, in a few seconds. */
    public Map<CalibrationFigure, Double> calibrateFully(ComputeDevice device) {
        return Calibration.measure(device, CalibrationFigure.all(device));
    }

    /**
     * What the network tells without any training, for weights, images and labels that the seed draws.
     *
     * @throws OutOfDeviceMemory if its gradients do not fit
     */
    public TrainingFreeSignals signals(LayerGraph graph, ComputeDevice device, int seed) {
        return new SignalMeter(graph, device, activations, seed).compute();
    }

    UntrainedNetwork untrained(
            LayerGraph graph, ComputeDevice device, DataType type, UntrainedNetwork.Draw draw, int seed) {
        return UntrainedNetwork.draw(graph, device, activations, type, draw, seed);
    }

    /**
     * Builds the network on the device, to be run eagerly, reference weights in place.
     *
     * @throws OutOfDeviceMemory if its weights do not fit
     */
    public CompiledNetwork compile(LayerGraph graph, ComputeDevice device) {
        return compile(graph, device, Execution.EAGER);
    }

    /**
     * Builds the network on the device, reference weights in place.
     *
     * @throws OutOfDeviceMemory if its weights do not fit
     */
    public CompiledNetwork compile(LayerGraph graph, ComputeDevice device, Execution execution) {
        return CompiledNetwork.compile(graph, device, execution, activations);
    }
}
