package dev.overtone.analysis.systolic;

/**
 * The order in which an array asks for the words of the input map. Unfolded, the map has a row for each output pixel
 * and a column for each tap of the window. The array asks for it tile by tile, within a tile cycle by cycle. The taps
 * of a pixel that are asked for in some cycles lie side by side in memory, a few spans in all.
 */
final class Unfolding {

    private final int width;
    private final int stride;
    private final int channels;
    private final long pitch;
    private final int tapsOfRow;
    private final Dataflow dataflow;
    private final int allPixels;
    private final int allTaps;
    private final int pixelsOfTile;
    private final int tapsOfTile;

    private int firstPixel;
    private int pixels;
    private int firstTap;
    private int taps;

    /** Something that is done with the words from one address to before another. */
    interface Span {
        int of(long from, long to);
    }

    Unfolding(Convolution layer, SystolicArray array) {
        width = layer.width();
        stride = layer.stride();
        channels = layer.channels();
        pitch = layer.pitch();
        tapsOfRow = layer.kernel() * channels;
        dataflow = array.dataflow();
        allPixels = layer.pixels();
        allTaps = layer.window();
        pixelsOfTile = switch (dataflow) {
            case WEIGHT_STATIONARY -> allPixels;
            case OUTPUT_STATIONARY -> Math.min(array.rows(), allPixels);
            case INPUT_STATIONARY -> Math.min(array.columns(), allPixels);
        };
        tapsOfTile = dataflow == Dataflow.OUTPUT_STATIONARY ? allTaps : Math.min(array.rows(), allTaps);
        first();
    }

    /** The most words asked for in one cycle. */
    int lanes() {
        return dataflow == Dataflow.WEIGHT_STATIONARY ? tapsOfTile : pixelsOfTile;
    }

    /** About how many words lie side by side where this many cycles are taken together. */
    double wordsOfSpan(int stretch) {
        double span = dataflow == Dataflow.WEIGHT_STATIONARY
                ? (double) stretch * tapsOfTile / (stretch + tapsOfTile - 1)
                : Math.min(stretch, tapsOfTile);
        return Math.min(span, tapsOfRow);
    }

    /** Goes to the first tile. */
    void first() {
        at(0, 0);
    }

    /** Goes to the next tile, if there is one. */
    boolean next() {
        if (firstTap + taps < allTaps) {
            at(firstPixel, firstTap + taps);
            return true;
        }
        if (firstPixel + pixels < allPixels) {
            at(firstPixel + pixels, 0);
            return true;
        }
        return false;
    }

    private void at(int pixel, int tap) {
        firstPixel = pixel;
        firstTap = tap;
        pixels = Math.min(pixelsOfTile, allPixels - pixel);
        taps = Math.min(tapsOfTile, allTaps - tap);
    }

    /** Cycles in which this tile asks for words. */
    int cycles() {
        return skewed() ? pixels + taps - 1 : taps;
    }

    /** Adds up what {@code span} answers for all words of these cycles of the tile, in no particular order. */
    long sum(int from, int to, Span span) {
        boolean skewed = skewed();
        int start = skewed ? Math.max(0, from - taps + 1) : 0;
        int end = skewed ? Math.min(pixels, to) : pixels;
        int row = firstTap / tapsOfRow;
        int y = (firstPixel + start) / width;
        int x = (firstPixel + start) % width;
        long sum = 0;
        for (int pixel = start; pixel < end; pixel++) {
            int low = skewed ? Math.max(0, from - pixel) : taps - to;
            int high = skewed ? Math.min(taps, to - pixel) : taps - from;
            sum += sum(address(y, x), row, firstTap + low, firstTap + high, span);
            if (++x == width) {
                x = 0;
                y++;
            }
        }
        return sum;
    }

    private long sum(long corner, int firstRow, int low, int high, Span span) {
        int row = firstRow;
        while (low >= (row + 1) * tapsOfRow) {
            row++;
        }
        long sum = 0;
        for (int from = low; from < high; row++) {
            int to = Math.min(high, (row + 1) * tapsOfRow);
            long rowStart = corner + row * (pitch - tapsOfRow);
            sum += span.of(rowStart + from, rowStart + to);
            from = to;
        }
        return sum;
    }

    /** How many words are asked for in this cycle of the tile. */
    int asked(int cycle) {
        return skewed() ? Math.min(cycle, pixels - 1) - Math.max(0, cycle - taps + 1) + 1 : pixels;
    }

    /** The address of the word that is asked for in this cycle of the tile at this place, from 0. */
    long word(int cycle, int place) {
        int pixel = switch (dataflow) {
            case WEIGHT_STATIONARY -> Math.min(cycle, pixels - 1) - place;
            case OUTPUT_STATIONARY -> Math.max(0, cycle - taps + 1) + place;
            case INPUT_STATIONARY -> place;
        };
        int tap = firstTap + (skewed() ? cycle - pixel : taps - 1 - cycle);
        int row = tap / tapsOfRow;
        int at = firstPixel + pixel;
        return address(at / width, at % width) + row * pitch + tap % tapsOfRow;
    }

    private long address(int y, int x) {
        return (y * pitch + (long) x * channels) * stride;
    }

    /** Whether a row of the array is a cycle behind the one before; what is loaded into cells goes in row by row. */
    private boolean skewed() {
        return dataflow != Dataflow.INPUT_STATIONARY;
    }
}
