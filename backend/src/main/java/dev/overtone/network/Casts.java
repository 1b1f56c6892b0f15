package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.LibUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * Tensors in other types than fp32. DJL's own cast ends the process for bf16; libtorch's C functions, over the handles
 * that DJL holds, make a tensor of any type and copy another into it, value by value.
 */
final class Casts {

    private static final ValueLayout.OfLong HANDLE = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final int OK = 0;

    private final SymbolLookup libtorch = SymbolLookup.libraryLookup(
            Path.of(LibUtils.getLibtorchPath()).resolve(System.mapLibraryName("torch_cpu")), Arena.global());

    private final MethodHandle emptyStrided = function(
            "aoti_torch_empty_strided",
            FunctionDescriptor.of(
                    INT, HANDLE, ValueLayout.ADDRESS, ValueLayout.ADDRESS, INT, INT, INT, ValueLayout.ADDRESS));
    private final MethodHandle copy = function("aoti_torch_copy_", FunctionDescriptor.of(INT, HANDLE, HANDLE, INT));

    /** @param type as libtorch names it: {@code bfloat16} */
    NDArray cast(NDArray tensor, String type, ComputeDevice device) {
        NDManager manager = tensor.getManager();
        try (Arena arena = Arena.ofConfined()) {
            Shape shape = tensor.getShape();
            long[] strides = new long[shape.dimension()];
            long stride = 1;
            for (int i = strides.length - 1; i >= 0; i--) {
                strides[i] = stride;
                stride *= shape.get(i);
            }
            MemorySegment made = arena.allocate(HANDLE);
            int index = device.isCuda() ? device.toDjl().getDeviceId() : 0;
            require((int) emptyStrided.invokeExact(
                    (long) strides.length,
                    arena.allocateFrom(HANDLE, shape.getShape()),
                    arena.allocateFrom(HANDLE, strides),
                    constant("aoti_torch_dtype_" + type),
                    constant("aoti_torch_device_type_" + (device.isCuda() ? "cuda" : "cpu")),
                    index,
                    made));
            var cast = new PtNDArray((PtNDManager) manager, made.get(HANDLE, 0));
            require((int) copy.invokeExact((long) cast.getHandle(), (long) ((PtNDArray) tensor).getHandle(), 0));
            return cast;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private int constant(String name) throws Throwable {
        return (int) function(name, FunctionDescriptor.of(INT)).invokeExact();
    }

    private MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(libtorch.findOrThrow(name), type);
    }

    private static void require(int status) {
        if (status != OK) {
            throw new IllegalStateException("libtorch refused to cast a tensor.");
        }
    }
}
