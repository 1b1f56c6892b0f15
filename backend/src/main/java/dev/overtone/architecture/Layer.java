package dev.overtone.architecture;

/** One operation of a network: what it computes, never how it is run. Every map is channels × height × width. */
public sealed interface Layer {

    /** The network's input; node 0 of every graph. */
    record Input() implements Layer {}

    /** A square 2-D convolution without bias; depthwise when {@code groups} equals more than one input channel. */
    record Conv2d(int filters, int kernel, int stride, int padding, int groups) implements Layer {

        /** A dense convolution that keeps height and width at stride 1 (odd kernels). */
        public static Conv2d dense(int filters, int kernel, int stride) {
            return new Conv2d(filters, kernel, stride, kernel / 2, 1);
        }

        /** A 3×3 convolution with one filter for each channel. */
        public static Conv2d depthwise(int channels, int stride) {
            return new Conv2d(channels, 3, stride, 1, channels);
        }

        public boolean isDepthwise(Shape in) {
            return groups > 1 && groups == in.channels();
        }
    }

    /** Batch normalisation with affine weights; momentum in PyTorch's sense (the share of the new batch). */
    record BatchNorm(double epsilon, double momentum) implements Layer {
        /** The constants that every family here uses (PyTorch's defaults). */
        public static final BatchNorm STANDARD = new BatchNorm(1e-5, 0.1);
    }

    /** max(0, x). */
    record Relu() implements Layer {}

    /** min(max(0, x), 6). */
    record Relu6() implements Layer {}

    /** Maximum over a square window; sizes round down. */
    record MaxPool(int kernel, int stride, int padding) implements Layer {}

    /** Mean over a square window; sizes round down. */
    record AvgPool(int kernel, int stride) implements Layer {}

    /** Mean of each channel: c×h×w to c×1×1. */
    record GlobalAvgPool() implements Layer {}

    /** Channel concatenation in the order of its inputs; the only layer with more than one input. */
    record Concat() implements Layer {}

    /** Zeroes with this probability in training, passes through in inference. */
    record Dropout(double probability) implements Layer {}

    /** A fully connected layer with bias over the flattened input. */
    record Linear(int outputs) implements Layer {}

    Relu RELU = new Relu();
    Relu6 RELU6 = new Relu6();
    Concat CONCAT = new Concat();
    GlobalAvgPool GLOBAL_AVG_POOL = new GlobalAvgPool();

    /** Trainable parameters of this layer on an input of this shape. */
    default long parameters(Shape in) {
        return switch (this) {
            case Conv2d c -> (long) c.filters() * (in.channels() / c.groups()) * c.kernel() * c.kernel();
            case BatchNorm _ -> 2L * in.channels();
            case Linear l -> (in.elements() + 1) * l.outputs();
            case Input _, Relu _, Relu6 _, MaxPool _, AvgPool _, GlobalAvgPool _, Concat _, Dropout _ -> 0;
        };
    }

    /** The output shape for one input; height or width below 1 says that the map shrank to nothing. */
    default Shape output(Shape in) {
        return switch (this) {
            case Conv2d c -> window(in, c.filters(), c.kernel(), c.stride(), c.padding());
            case MaxPool p -> window(in, in.channels(), p.kernel(), p.stride(), p.padding());
            case AvgPool p -> window(in, in.channels(), p.kernel(), p.stride(), 0);
            case GlobalAvgPool _ -> new Shape(in.channels(), 1, 1);
            case Linear l -> new Shape(l.outputs(), 1, 1);
            case Input _, BatchNorm _, Relu _, Relu6 _, Concat _, Dropout _ -> in;
        };
    }

    private static Shape window(Shape in, int channels, int kernel, int stride, int padding) {
        int height = size(in.height(), kernel, stride, padding);
        int width = size(in.width(), kernel, stride, padding);
        return height == in.height() && width == in.width() && channels == in.channels()
                ? in
                : new Shape(channels, height, width);
    }

    private static int size(int size, int kernel, int stride, int padding) {
        return Math.floorDiv(size + 2 * padding - kernel, stride) + 1;
    }
}
