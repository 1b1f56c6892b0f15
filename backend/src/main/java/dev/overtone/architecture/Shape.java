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

    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
