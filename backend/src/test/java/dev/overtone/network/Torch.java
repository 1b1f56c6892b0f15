package dev.overtone.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.LibUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Objects;

/** The engine of the test process; unpacked once into a folder that outlives a run. */
final class Torch {

    private static final TorchRuntime RUNTIME = start();

    private Torch() {}

    static TorchRuntime runtime() {
        return RUNTIME;
    }

    static ComputeDevice cpu() {
        return RUNTIME.device("cpu").orElseThrow();
    }

    /** How many elements lie between neighbours along this axis; DJL does not tell, libtorch does. */
    static long stride(NDArray tensor, long axis) {
        Path library = Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("torch_cpu"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment function =
                    SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("aoti_torch_get_stride");
            MethodHandle stride = Linker.nativeLinker()
                    .downcallHandle(
                            function,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS));
            MemorySegment result = arena.allocate(ValueLayout.JAVA_LONG);
            int status = (int) stride.invokeExact((long) ((PtNDArray) tensor).getHandle(), axis, result);
            assertThat(status).isZero();
            return result.get(ValueLayout.JAVA_LONG, 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static TorchRuntime start() {
        String asked = System.getProperty("overtone.test.libraries", System.getenv("OVERTONE_TEST_LIBRARIES"));
        TorchRuntime runtime = TorchRuntime.start(Path.of(Objects.requireNonNullElse(asked, "target/libraries")));
        runtime.setThreads(1);
        return runtime;
    }
}
