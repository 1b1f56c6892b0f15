package dev.overtone.architecture.zoo;

import java.util.function.IntFunction;

/** Which earlier layers a layer reads, by the rule of each family. */
final class Links {

    private static final int CACHED = 512;
    private static final int[][] HARMONIC = table(Links::computeHarmonic);
    private static final int[][] LOGARITHMIC = table(Links::computeLogarithmic);

    private Links() {}

    /** k-2^n where 2^n divides k, nearest first (HarDNet, section 3.1). The array is shared: never written. */
    static int[] harmonic(int k) {
        return k <= CACHED ? HARMONIC[k] : computeHarmonic(k);
    }

    /** k-2^n for every n, ascending (LogDenseNet, arXiv 1711.00002). The array is shared: never written. */
    static int[] logarithmic(int k) {
        return k <= CACHED ? LOGARITHMIC[k] : computeLogarithmic(k);
    }

    /** 0..k-1 (DenseNet). */
    static int[] dense(int k) {
        int[] links = new int[k];
        for (int i = 0; i < k; i++) {
            links[i] = i;
        }
        return links;
    }

    /** The graph nodes of these layers. */
    static int[] nodes(int[] layers, int[] nodeOfLayer) {
        int[] nodes = new int[layers.length];
        for (int i = 0; i < layers.length; i++) {
            nodes[i] = nodeOfLayer[layers[i]];
        }
        return nodes;
    }

    private static int[] computeHarmonic(int k) {
        int[] links = new int[Integer.numberOfTrailingZeros(k) + 1];
        for (int n = 0; n < links.length; n++) {
            links[n] = k - (1 << n);
        }
        return links;
    }

    private static int[] computeLogarithmic(int k) {
        int count = 32 - Integer.numberOfLeadingZeros(k);
        int[] links = new int[count];
        for (int n = 0; n < count; n++) {
            links[count - 1 - n] = k - (1 << n);
        }
        return links;
    }

    private static int[][] table(IntFunction<int[]> rule) {
        int[][] table = new int[CACHED + 1][];
        for (int k = 1; k <= CACHED; k++) {
            table[k] = rule.apply(k);
        }
        return table;
    }
}
