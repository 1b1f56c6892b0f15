package dev.overtone.network;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what the engine can run on. Cards are named by NVIDIA's driver, which is there wherever a card works. */
final class Devices {

    private Devices() {}

    static List<ComputeDevice> of(Engine engine) {
        var devices = new ArrayList<ComputeDevice>();
        devices.add(new ComputeDevice("cpu", processorName(), hostMemory()));
        int cards = engine.getGpuCount();
        if (cards > 0) {
            Optional<Driver> driver = Driver.open();
            for (int i = 0; i < cards; i++) {
                int card = i;
                devices.add(driver.map(d -> d.describe(card)).orElse(ComputeDevice.cuda(card, "GPU " + card, null)));
            }
        }
        return List.copyOf(devices);
    }

    static void startProfiler() {
        Driver.open().ifPresent(driver -> driver.call("cuProfilerStart"));
    }

    static void stopProfiler() {
        Driver.open().ifPresent(driver -> driver.call("cuProfilerStop"));
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }

    private static @Nullable Long hostMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean host
                ? host.getTotalMemorySize()
                : null;
    }

    /** Some functions of the CUDA driver, none of which makes a context on a card. */
    private static final class Driver {

        private static final int OK = 0;
        private static final int NAME_BYTES = 256;

        private final SymbolLookup library;

        private Driver(SymbolLookup library) {
            this.library = library;
        }

        static Optional<Driver> open() {
            try {
                var driver = new Driver(SymbolLookup.libraryLookup("libcuda.so.1", Arena.global()));
                return driver.call("cuInit", 0) == OK ? Optional.of(driver) : Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        ComputeDevice describe(int card) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment handle = arena.allocate(ValueLayout.JAVA_INT);
                MemorySegment name = arena.allocate(NAME_BYTES);
                MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG);
                boolean known = call("cuDeviceGet", handle, card) == OK
                        && call("cuDeviceGetName", name, NAME_BYTES, handle.get(ValueLayout.JAVA_INT, 0)) == OK
                        && call("cuDeviceTotalMem_v2", memory, handle.get(ValueLayout.JAVA_INT, 0)) == OK;
                return known
                        ? ComputeDevice.cuda(card, name.getString(0), memory.get(ValueLayout.JAVA_LONG, 0))
                        : ComputeDevice.cuda(card, "GPU " + card, null);
            }
        }

        private int call(String function, Object... arguments) {
            MemoryLayout[] layouts = Stream.of(arguments)
                    .map(a -> a instanceof MemorySegment ? ValueLayout.ADDRESS : ValueLayout.JAVA_INT)
                    .toArray(MemoryLayout[]::new);
            try {
                return (int) Linker.nativeLinker()
                        .downcallHandle(
                                library.findOrThrow(function), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts))
                        .invokeWithArguments(arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
