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

        @Override
        public long parameters(Shape in) {
            int read = groups == 1 ? in.channels() : in.channels() / groups;
            return (long) filters * read * kernel * kernel;
        }

        @Override
        public Shape output(Shape in) {
            return in.windowed(filters, kernel, stride, padding);
        }

        @Override
        public int leastInput(int side) {
            return Shape.window(side, kernel, stride, padding);
        }
    }

    /** Batch normalisation with affine weights; momentum in PyTorch's sense (the share of the new batch). */
    record BatchNorm(double epsilon, double momentum) implements Layer {
        /** The constants that every family here uses (PyTorch's defaults). */
        public static final BatchNorm STANDARD = new BatchNorm(1e-5, 0.1);

        @Override
        public long parameters(Shape in) {
            return 2L * in.channels();
        }
    }

    /** max(0, x). */
    record Relu() implements Layer {
        public static final Relu INSTANCE = new Relu();
    }

    /** min(max(0, x), 6). */
    record Relu6() implements Layer {
        public static final Relu6 INSTANCE = new Relu6();
    }

    /** Maximum over a square window; sizes round down. */
    record MaxPool(int kernel, int stride, int padding) implements Layer {
        @Override
        public Shape output(Shape in) {
            return in.windowed(in.channels(), kernel, stride, padding);
        }

        @Override
        public int leastInput(int side) {
            return Shape.window(side, kernel, stride, padding);
        }
    }

    /** Mean over a square window; sizes round down. */
    record AvgPool(int kernel, int stride) implements Layer {
        @Override
        public Shape output(Shape in) {
            return in.windowed(in.channels(), kernel, stride, 0);
        }

        @Override
        public int leastInput(int side) {
            return Shape.window(side, kernel, stride, 0);
        }
    }

    /** Mean of each channel: c×h×w to c×1×1. */
    record GlobalAvgPool() implements Layer {
        public static final GlobalAvgPool INSTANCE = new GlobalAvgPool();

        @Override
        public Shape output(Shape in) {
            return new Shape(in.channels(), 1, 1);
        }
    }

    /** Channel concatenation in the order of its inputs; the only layer with more than one input. */
    record Concat() implements Layer {
        public static final Concat INSTANCE = new Concat();
    }

    /** Zeroes with this probability in training, passes through in inference. */
    record Dropout(double probability) implements Layer {}

    /** A fully connected layer with bias over the flattened input. */
    record Linear(int outputs) implements Layer {
        @Override
        public long parameters(Shape in) {
            return (in.elements() + 1) * outputs;
        }

        @Override
        public Shape output(Shape in) {
            return new Shape(outputs, 1, 1);
        }
    }

    /** Trainable parameters of this layer on an input of this shape. */
    default long parameters(Shape in) {
        return 0;
    }

    /** The output shape for one input; height or width below 1 says that the map shrank to nothing. */
    default Shape output(Shape in) {
        return in;
    }

    /** The smallest height (or width) of an input whose output is at least {@code side} high (or wide). */
    default int leastInput(int side) {
        return side;
    }
}
