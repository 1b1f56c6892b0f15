package dev.overtone.network;

import java.util.Arrays;
import java.util.List;

/**
 * What one forward pass gave with the reference weights and input, batch 1: the means to compare any two machines,
 * runtimes and precisions, and to catch a wrong build that would pass as a fast one.
 *
 * @param head the first ten outputs, or all where there are fewer
 */
public record Numerics(List<Double> head, double sum, double l2, int argmax) {

    private static final int HEAD = 10;

    static Numerics of(float[] outputs) {
        double sum = 0;
        double squares = 0;
        int argmax = 0;
        for (int i = 0; i < outputs.length; i++) {
            double output = outputs[i];
            sum += output;
            squares += output * output;
            if (output > outputs[argmax]) {
                argmax = i;
            }
        }
        List<Double> head = Arrays.stream(toDoubles(outputs)).boxed().toList();
        return new Numerics(head, sum, Math.sqrt(squares), argmax);
    }

    private static double[] toDoubles(float[] outputs) {
        double[] head = new double[Math.min(HEAD, outputs.length)];
        for (int i = 0; i < head.length; i++) {
            head[i] = outputs[i];
        }
        return head;
    }
}
