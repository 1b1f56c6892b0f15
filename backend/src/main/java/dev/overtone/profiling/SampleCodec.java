package dev.overtone.profiling;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Latencies as they are stored: whole nanoseconds, each as its difference to the one before, zigzag, in groups of seven
 * bits, lowest first, the eighth bit saying that more follow. What a clock gave comes back to the nanosecond, in the
 * order it was measured, from two to four bytes a sample.
 */
final class SampleCodec {

    private static final double NANOS_PER_MS = 1e6;
    private static final int GROUP = 7;
    private static final int GROUP_MASK = (1 << GROUP) - 1;
    private static final int MORE = 1 << GROUP;

    private SampleCodec() {}

    static byte[] encode(double[] milliseconds) {
        var bytes = new ByteArrayOutputStream(4 * milliseconds.length);
        long before = 0;
        for (double sample : milliseconds) {
            long nanos = Math.round(sample * NANOS_PER_MS);
            long step = nanos - before;
            long left = step << 1 ^ step >> (Long.SIZE - 1);
            while ((left & ~GROUP_MASK) != 0) {
                bytes.write(((int) left & GROUP_MASK) | MORE);
                left >>>= GROUP;
            }
            bytes.write((int) left);
            before = nanos;
        }
        return bytes.toByteArray();
    }

    static double[] decode(byte[] bytes, int count) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        double[] milliseconds = new double[count];
        long nanos = 0;
        for (int i = 0; i < count; i++) {
            long zigzag = 0;
            int shift = 0;
            byte group;
            do {
                group = in.get();
                zigzag |= (long) (group & GROUP_MASK) << shift;
                shift += GROUP;
            } while (group < 0);
            nanos += zigzag >>> 1 ^ -(zigzag & 1);
            milliseconds[i] = nanos / NANOS_PER_MS;
        }
        return milliseconds;
    }
}
