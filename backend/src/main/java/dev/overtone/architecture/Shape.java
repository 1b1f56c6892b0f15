package dev.overtone.architecture;

/** The shape of one feature map, without its batch: channels × height × width. */
public record Shape(int channels, int height, int width) {

    /** The number of elements, exact: at most 2^20 · 8192 · 8192. */
    public long elements() {
        return (long) channels * height * width;
    }

    /** The number of positions of one channel. */
    public long area() {
        return (long) height * width;
    }

    /** What a square window that slides over this map gives; sizes round down. */
    Shape windowed(int channels, int kernel, int stride, int padding) {
        int newHeight = steps(height + 2 * padding - kernel, stride) + 1;
        int newWidth = steps(width + 2 * padding - kernel, stride) + 1;
        return channels == this.channels && newHeight == height && newWidth == width
                ? this
                : new Shape(channels, newHeight, newWidth);
    }

    /** The smallest side over which a window stops at least {@code steps} times; 1 when padding alone would do. */
    static int window(int steps, int kernel, int stride, int padding) {
        return Math.max(1, (steps - 1) * stride + kernel - 2 * padding);
    }

    private static int steps(int length, int stride) {
        return stride == 1 ? length : Math.floorDiv(length, stride);
    }

    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
