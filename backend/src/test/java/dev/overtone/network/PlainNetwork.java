package dev.overtone.network;

import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** A forward in plain Java, one image, double precision: slow, and short enough to be checked by eye. */
final class PlainNetwork {

    private final LayerGraph graph;

    /** By {@code state_dict} name. */
    private final Map<String, double[]> parameters;

    /** Whether ReLU6 keeps its bound. */
    private final boolean bounded;

    PlainNetwork(LayerGraph graph, Map<String, double[]> parameters, boolean bounded) {
        this.graph = graph;
        this.parameters = parameters;
        this.bounded = bounded;
    }

    /** Every node's value, (channel, row, column) in row-major order. */
    double[][] values(double[] image) {
        double[][] values = new double[graph.size()][];
        values[LayerGraph.INPUT] = image;
        for (int node = 1; node < graph.size(); node++) {
            values[node] = value(node, values);
        }
        return values;
    }

    double[] outputs(double[] image) {
        return values(image)[graph.output()];
    }

    private double[] value(int node, double[][] values) {
        double[] x = values[graph.input(node, 0)];
        Shape in = graph.shape(graph.input(node, 0));
        Shape out = graph.shape(node);
        return switch (graph.layer(node)) {
            case Layer.Conv2d c -> convolve(c, parameter(node, "weight"), x, in, out);
            case Layer.BatchNorm b -> normalise(b, node, x, in);
            case Layer.Relu _ -> map(x, v -> Math.max(0, v));
            case Layer.Relu6 _ -> map(x, v -> bounded ? Math.clamp(v, 0, 6) : Math.max(0, v));
            case Layer.MaxPool p -> maximum(p, x, in, out);
            case Layer.GlobalAvgPool _ -> mean(x, in);
            case Layer.Concat _ -> concatenate(node, values);
            case Layer.Dropout _ -> x;
            case Layer.Linear _ -> multiply(node, x, out.channels());
            case Layer.AvgPool _, Layer.Input _ -> throw new IllegalArgumentException("no such layer in these tests");
        };
    }

    private static double[] convolve(Layer.Conv2d c, double[] weight, double[] x, Shape in, Shape out) {
        int group = in.channels() / c.groups();
        double[] y = new double[(int) out.elements()];
        for (int o = 0; o < out.channels(); o++) {
            int first = o / (out.channels() / c.groups()) * group;
            for (int row = 0; row < out.height(); row++) {
                for (int column = 0; column < out.width(); column++) {
                    double sum = 0;
                    for (int i = 0; i < group; i++) {
                        for (int dy = 0; dy < c.kernel(); dy++) {
                            for (int dx = 0; dx < c.kernel(); dx++) {
                                int r = row * c.stride() + dy - c.padding();
                                int s = column * c.stride() + dx - c.padding();
                                if (r >= 0 && r < in.height() && s >= 0 && s < in.width()) {
                                    sum += weight[((o * group + i) * c.kernel() + dy) * c.kernel() + dx]
                                            * x[((first + i) * in.height() + r) * in.width() + s];
                                }
                            }
                        }
                    }
                    y[(o * out.height() + row) * out.width() + column] = sum;
                }
            }
        }
        return y;
    }

    private double[] normalise(Layer.BatchNorm b, int node, double[] x, Shape in) {
        double[] gain = parameter(node, "weight");
        double[] bias = parameter(node, "bias");
        double[] mean = parameter(node, "running_mean");
        double[] variance = parameter(node, "running_var");
        double[] y = new double[x.length];
        int size = in.height() * in.width();
        for (int i = 0; i < x.length; i++) {
            int c = i / size;
            y[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + (float) b.epsilon()) * gain[c] + bias[c];
        }
        return y;
    }

    private static double[] maximum(Layer.MaxPool p, double[] x, Shape in, Shape out) {
        double[] y = new double[(int) out.elements()];
        for (int i = 0; i < y.length; i++) {
            int channel = i / (out.height() * out.width());
            int row = i / out.width() % out.height();
            double best = Double.NEGATIVE_INFINITY;
            for (int dy = 0; dy < p.kernel(); dy++) {
                for (int dx = 0; dx < p.kernel(); dx++) {
                    int r = row * p.stride() + dy - p.padding();
                    int s = i % out.width() * p.stride() + dx - p.padding();
                    if (r >= 0 && r < in.height() && s >= 0 && s < in.width()) {
                        best = Math.max(best, x[(channel * in.height() + r) * in.width() + s]);
                    }
                }
            }
            y[i] = best;
        }
        return y;
    }

    private static double[] mean(double[] x, Shape in) {
        int size = in.height() * in.width();
        double[] y = new double[in.channels()];
        for (int i = 0; i < x.length; i++) {
            y[i / size] += x[i] / size;
        }
        return y;
    }

    private double[] concatenate(int node, double[][] values) {
        double[] y = new double[(int) graph.shape(node).elements()];
        int at = 0;
        for (int i = 0; i < graph.inputs(node); i++) {
            double[] part = values[graph.input(node, i)];
            System.arraycopy(part, 0, y, at, part.length);
            at += part.length;
        }
        return y;
    }

    private double[] multiply(int node, double[] x, int outputs) {
        double[] weight = parameter(node, "weight");
        double[] y = parameter(node, "bias").clone();
        for (int i = 0; i < outputs * x.length; i++) {
            y[i / x.length] += weight[i] * x[i % x.length];
        }
        return y;
    }

    private double[] parameter(int node, String leaf) {
        return Objects.requireNonNull(parameters.get(graph.name(node) + "." + leaf));
    }

    private static double[] map(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }
}
