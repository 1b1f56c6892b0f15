package dev.overtone.analysis.systolic;

import dev.overtone.analysis.LayerCost;

/**
 * A layer as the array runs it: {@code groups} convolutions without padding, one after another, each of {@code filters}
 * square filters over {@code channels} channels.
 *
 * <p>Padding is part of the map that is read: zeros are stored and fetched like other words. Rows and columns behind
 * the last window are left out; SCALE-Sim, given them, would round the number of windows up where PyTorch rounds down.
 * A linear layer is a 1×1 convolution over a 1×1 map. A depthwise layer is one convolution of one channel and one
 * filter for each channel, as SCALE-Sim runs layers marked {@code DP}: an array finds no second row of work in them,
 * which is why they use it so badly. Other grouped layers likewise run group by group.
 *
 * @param height height of the output map
 * @param width width of the output map
 * @param channels input channels of one group
 * @param filters output channels of one group
 */
record Convolution(int height, int width, int kernel, int stride, int channels, int filters, int groups) {

    static Convolution of(LayerCost layer) {
        int groups = layer.groups();
        return new Convolution(
                layer.out().height(),
                layer.out().width(),
                layer.kernel(),
                layer.stride(),
                layer.in().channels() / groups,
                layer.out().channels() / groups,
                groups);
    }

    /** Positions of the window, and so outputs of one filter. */
    int pixels() {
        return Math.multiplyExact(height, width);
    }

    /** Words under the window, and so weights of one filter. */
    int window() {
        return Math.multiplyExact(kernel * kernel, channels);
    }

    /** Words from one row of the map to the next. */
    long pitch() {
        return (long) read(width) * channels;
    }

    /** Words of the map of one group, from the first to the last that a window covers. */
    long mapWords() {
        return read(height) * pitch();
    }

    /** Words of the map of one group that some window covers. */
    long distinctWords() {
        return (long) covered(height) * covered(width) * channels;
    }

    /** Words that the windows cover, a word once for each window. */
    long unfoldedWords() {
        return (long) pixels() * window();
    }

    long weights() {
        return (long) window() * filters;
    }

    long macs() {
        return unfoldedWords() * filters;
    }

    private int read(int outputs) {
        return (outputs - 1) * stride + kernel;
    }

    private int covered(int outputs) {
        return stride < kernel ? read(outputs) : outputs * kernel;
    }
}
