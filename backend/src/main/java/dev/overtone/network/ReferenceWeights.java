package dev.overtone.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Weights and input that any machine computes to the same bit, from an integer hash of the tensor's position in the
 * {@code state_dict} and the element's position in the tensor; no random generator and no libm. They are scaled so that
 * every layer passes on values of sensible size.
 */
final class ReferenceWeights {

    /** The tensor index that stands for the network's input. */
    static final int INPUT = 1_000_003;

    private static final double INPUT_SCALE = 4;
    private static final int CHUNK = 4 << 20;
    private static final int SEGMENT = 1 << 16;

    /** Where hashed values in [-1, 1) go. */
    @FunctionalInterface
    interface Target {
        void set(long offset, ByteBuffer values);
    }

    private final ByteBuffer chunk;

    private ReferenceWeights(int chunkElements) {
        chunk = ByteBuffer.allocateDirect(chunkElements * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    static void fill(CompiledNetwork network) {
        fill(network, CHUNK);
    }

    /** Fills every tensor through one buffer of {@code chunkElements}, so that the Java heap holds none of them. */
    static void fill(CompiledNetwork network, int chunkElements) {
        long largest = network.parameters().stream()
                .mapToLong(NetworkParameter::elements)
                .max()
                .orElse(0);
        var weights = new ReferenceWeights((int) Math.min(chunkElements, largest));
        int tensor = 0;
        for (NetworkParameter parameter : network.parameters()) {
            weights.spread(tensor++, offset(parameter), scale(parameter), parameter.elements(), parameter::set);
        }
    }

    static void fillInput(long elements, Target target) {
        fill(INPUT, 0, INPUT_SCALE, elements, target);
    }

    /** Gives {@code target} the values offset + scale · [-1, 1) of one tensor. */
    static void fill(int tensor, double offset, double scale, long elements, Target target) {
        new ReferenceWeights((int) Math.min(CHUNK, elements)).spread(tensor, offset, scale, elements, target);
    }

    private static double offset(NetworkParameter parameter) {
        return switch (parameter.role()) {
            case NORM_WEIGHT, RUNNING_VAR -> 1;
            case WEIGHT, BIAS, NORM_BIAS, RUNNING_MEAN -> 0;
        };
    }

    private static double scale(NetworkParameter parameter) {
        return switch (parameter.role()) {
            case WEIGHT -> Math.sqrt(6.0 * parameter.shape()[0] / parameter.elements());
            case BIAS -> 0.1;
            case NORM_WEIGHT, NORM_BIAS, RUNNING_MEAN -> 0.2;
            case RUNNING_VAR -> 0.4;
        };
    }

    private void spread(int tensor, double offset, double scale, long elements, Target target) {
        int capacity = chunk.capacity() / Float.BYTES;
        for (long start = 0; start < elements; start += capacity) {
            int count = (int) Math.min(capacity, elements - start);
            hash(tensor, start, offset, scale, chunk.asFloatBuffer(), count);
            target.set(start, chunk.slice(0, count * Float.BYTES).order(ByteOrder.nativeOrder()));
        }
    }

    private static void hash(int tensor, long start, double offset, double scale, FloatBuffer values, int count) {
        int segments = Math.ceilDiv(count, SEGMENT);
        IntStream.range(0, segments).parallel().forEach(segment -> {
            int end = Math.min(count, (segment + 1) * SEGMENT);
            for (int i = segment * SEGMENT; i < end; i++) {
                values.put(i, (float) (offset + scale * value(tensor, start + i)));
            }
        });
    }

    /** Element {@code index} of tensor {@code tensor}: uniform in [-1, 1). */
    static double value(int tensor, long index) {
        return Integer.toUnsignedLong(hash(tensor, index)) * 0x1p-31 - 1;
    }

    static int hash(int tensor, long index) {
        int x = (int) index * 0x9E3779B1 + tensor * 0x85EBCA77 + 0x165667B1;
        x ^= x >>> 16;
        x *= 0x7FEB352D;
        x ^= x >>> 15;
        x *= 0x846CA68B;
        return x ^ x >>> 16;
    }
}
