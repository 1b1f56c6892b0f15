package dev.overtone.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;

/** Which activations each image of a batch switches on, and how many of them any two images agree on. */
final class ActivationCodes implements NetworkBlock.Observer {

    private final LayerGraph graph;
    private final int images;
    private final double[][] agreements;

    ActivationCodes(LayerGraph graph, int images) {
        this.graph = graph;
        this.images = images;
        this.agreements = new double[images][images];
    }

    @Override
    public void computed(int node, NDArray value) {
        Layer layer = graph.layer(node);
        if (layer instanceof Layer.Relu || layer instanceof Layer.Relu6) {
            try (NDArray flat = value.reshape(images, -1);
                    NDArray on = flat.gt(0);
                    // Doubles count exactly however many there are.
                    NDArray codes = on.toType(DataType.FLOAT64, false);
                    NDArray turned = codes.transpose();
                    NDArray both = codes.matMul(turned)) {
                add(both.toDoubleArray(), flat.size(1));
            }
        }
    }

    /** On in both, or in neither: all but those on in the one or the other, plus twice those on in both. */
    private void add(double[] both, long units) {
        for (int i = 0; i < images; i++) {
            for (int j = 0; j < images; j++) {
                double onInEither = both[i * images + i] + both[j * images + j];
                agreements[i][j] += units - onInEither + 2 * both[i * images + j];
            }
        }
    }

    double logDeterminant() {
        return logDeterminant(agreements);
    }

    /** ln|det|, by elimination with the largest pivot of each column; negative infinity where it is singular. */
    static double logDeterminant(double[][] matrix) {
        int n = matrix.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = matrix[i].clone();
        }
        double sum = 0;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(rows[i][k]) > Math.abs(rows[pivot][k]) ? i : pivot;
            }
            double[] chosen = rows[pivot];
            rows[pivot] = rows[k];
            rows[k] = chosen;
            sum += Math.log(Math.abs(chosen[k]));
            if (chosen[k] == 0) {
                return sum;
            }
            for (int i = k + 1; i < n; i++) {
                double share = rows[i][k] / chosen[k];
                for (int j = k; j < n; j++) {
                    rows[i][j] -= share * chosen[j];
                }
            }
        }
        return sum;
    }
}
