package dev.overtone.analysis.systolic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** The input map's words as one would write them first, in every cycle, and the DRAM reads by a set. */
final class PlainReads {

    private final Convolution layer;
    private final SystolicArray array;

    private PlainReads(Convolution layer, SystolicArray array) {
        this.layer = layer;
        this.array = array;
    }

    static long of(Convolution layer, SystolicArray array) {
        int capacity = array.sram().ifmapKilobytes() * 1024 / 100 * 50;
        Set<Long> held = new HashSet<>();
        long[] misses = {0};
        new PlainReads(layer, array).words(word -> {
            if (held.add(word)) {
                misses[0]++;
                if (held.size() == capacity) {
                    held.clear();
                }
            }
        });
        return misses[0];
    }

    /** Words, at least, from one that is asked for to where it is asked for again. */
    static long nearestReuse(Convolution layer, SystolicArray array) {
        Map<Long, Long> last = new HashMap<>();
        long[] at = {0};
        long[] nearest = {Long.MAX_VALUE};
        new PlainReads(layer, array).words(word -> {
            Long before = last.put(word, at[0]);
            if (before != null) {
                nearest[0] = Math.min(nearest[0], at[0] - before);
            }
            at[0]++;
        });
        return nearest[0];
    }

    private void words(LongConsumer reader) {
        int pixels = layer.height() * layer.width();
        int taps = layer.kernel() * layer.kernel() * layer.channels();
        int rounds = Math.ceilDiv(layer.filters(), array.columns());
        switch (array.dataflow()) {
            case WEIGHT_STATIONARY -> {
                for (int round = 0; round < rounds; round++) {
                    for (int tap = 0; tap < taps; tap += array.rows()) {
                        int first = tap;
                        skewed(
                                pixels,
                                Math.min(array.rows(), taps - tap),
                                (pixel, lane) -> word(pixel, first + lane),
                                reader);
                    }
                }
            }
            case OUTPUT_STATIONARY -> {
                for (int round = 0; round < rounds; round++) {
                    for (int pixel = 0; pixel < pixels; pixel += array.rows()) {
                        int first = pixel;
                        skewed(
                                taps,
                                Math.min(array.rows(), pixels - pixel),
                                (tap, lane) -> word(first + lane, tap),
                                reader);
                    }
                }
            }
            case INPUT_STATIONARY -> {
                for (int pixel = 0; pixel < pixels; pixel += array.columns()) {
                    for (int tap = 0; tap < taps; tap += array.rows()) {
                        loaded(
                                pixel,
                                Math.min(pixel + array.columns(), pixels),
                                tap,
                                Math.min(tap + array.rows(), taps),
                                reader);
                    }
                }
            }
        }
    }

    private interface Address {
        long at(int step, int lane);
    }

    private static void skewed(int steps, int lanes, Address address, LongConsumer reader) {
        for (int cycle = 0; cycle < steps + lanes - 1; cycle++) {
            for (int lane = 0; lane < lanes; lane++) {
                int step = cycle - lane;
                if (step >= 0 && step < steps) {
                    reader.accept(address.at(step, lane));
                }
            }
        }
    }

    private void loaded(int firstPixel, int endPixel, int firstTap, int endTap, LongConsumer reader) {
        for (int tap = endTap - 1; tap >= firstTap; tap--) {
            for (int pixel = firstPixel; pixel < endPixel; pixel++) {
                reader.accept(word(pixel, tap));
            }
        }
    }

    private long word(int pixel, int tap) {
        int channel = tap % layer.channels();
        int place = tap / layer.channels();
        int y = pixel / layer.width() * layer.stride() + place / layer.kernel();
        int x = pixel % layer.width() * layer.stride() + place % layer.kernel();
        return (y * 10_000L + x) * 10_000L + channel;
    }
}
