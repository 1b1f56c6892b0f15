package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;

/** Reads and writes parts of a tensor; DJL's own {@code set} swaps a host tensor's storage for the caller's buffer. */
final class Tensors {

    private static final long[] STEP = {1};

    private Tensors() {}

    /** Values {@code offset} and following in row-major order. */
    static float[] get(NDArray tensor, long offset, int count) {
        try (Gradients _ = Gradients.off();
                NDArray flat = tensor.reshape(-1);
                NDArray part = JniUtils.index(
                        (PtNDArray) flat, new long[] {offset}, new long[] {offset + count}, STEP, (PtNDManager)
                                tensor.getManager())) {
            return part.toFloatArray();
        }
    }

    /** A copy (N, C, H, W) whose channels lie innermost; libtorch keeps that order through every layer. */
    static NDArray channelsLast(NDArray tensor) {
        Shape shape = tensor.getShape();
        try (Gradients _ = Gradients.off();
                NDArray innermost = tensor.transpose(0, 2, 3, 1);
                NDArray copied = innermost.reshape(-1);
                NDArray flat = copied.duplicate();
                NDArray laidOut = flat.reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))) {
            return laidOut.transpose(0, 3, 1, 2);
        }
    }

    /** Overwrites values {@code offset} and following from a direct buffer in native order. */
    static void set(NDArray tensor, long offset, ByteBuffer values) {
        long count = values.remaining() / Float.BYTES;
        try (Gradients _ = Gradients.off();
                NDArray flat = tensor.reshape(-1);
                NDArray source = tensor.getManager().create(values, new Shape(count), DataType.FLOAT32)) {
            JniUtils.indexSet(
                    (PtNDArray) flat, (PtNDArray) source, new long[] {offset}, new long[] {offset + count}, STEP);
        }
    }
}
