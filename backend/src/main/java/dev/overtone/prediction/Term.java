package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import dev.overtone.architecture.Layer;
import dev.overtone.architecture.LayerGraph;
import dev.overtone.architecture.Shape;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a forward's time is the sum of: each term is a total over the network's operations for one image, and a fit gives
 * the time that one unit of it takes. Reading and writing are apart because a framework that runs operation by operation
 * writes into fresh memory; what follows a convolution moves memory only.
 */
enum Term {
    OPERATIONS("operations"),
    /** Inputs of concatenations. */
    JOINED("concatenated maps"),
    MACS_3X3("3×3 convolutions"),
    MACS_1X1("1×1 convolutions"),
    MACS_DEPTHWISE("depthwise convolutions"),
    READ_3X3("3×3 convolutions"),
    READ_1X1("1×1 convolutions"),
    READ_DEPTHWISE("depthwise convolutions"),
    WRITTEN_3X3("3×3 convolutions"),
    WRITTEN_1X1("1×1 convolutions"),
    WRITTEN_DEPTHWISE("depthwise convolutions"),
    /** Of convolutions and linear layers. */
    WEIGHTS("weights"),
    CONCATENATED("concatenations"),
    /** By normalisation and activation. */
    ELEMENTWISE("normalisation or activation"),
    POOLED("pooling");

    private final String words;

    Term(String words) {
        this.words = words;
    }

    /** What a network without it has none of. */
    String words() {
        return words;
    }

    /** The total of every term that the network has. */
    static Map<Term, Double> totals(Analysis analysis) {
        LayerGraph graph = analysis.graph();
        Map<Term, Double> totals = new EnumMap<>(Term.class);
        for (int node = 1; node < graph.size(); node++) {
            Shape in = graph.shape(graph.input(node, 0));
            Shape out = graph.shape(node);
            switch (graph.layer(node)) {
                case Layer.Conv2d conv -> convolution(totals, conv, in, out);
                case Layer.Linear linear -> add(totals, WEIGHTS, in.elements() * linear.outputs());
                case Layer.Concat _ -> {
                    add(totals, JOINED, graph.inputs(node));
                    add(totals, CONCATENATED, out.elements());
                }
                case Layer.BatchNorm _, Layer.Relu _, Layer.Relu6 _ -> add(totals, ELEMENTWISE, out.elements());
                case Layer.MaxPool _, Layer.AvgPool _, Layer.GlobalAvgPool _ -> add(totals, POOLED, in.elements());
                case Layer.Dropout _, Layer.Input _ -> {
                    continue;
                }
            }
            add(totals, OPERATIONS, 1);
        }
        return totals;
    }

    /** Larger kernels are rare and count with the 3×3 ones. */
    private static void convolution(Map<Term, Double> totals, Layer.Conv2d conv, Shape in, Shape out) {
        boolean depthwise = conv.isDepthwise(in);
        boolean pointwise = conv.kernel() == 1;
        long weights = conv.parameters(in);
        add(totals, depthwise ? MACS_DEPTHWISE : pointwise ? MACS_1X1 : MACS_3X3, weights * out.area());
        add(totals, depthwise ? READ_DEPTHWISE : pointwise ? READ_1X1 : READ_3X3, in.elements());
        add(totals, depthwise ? WRITTEN_DEPTHWISE : pointwise ? WRITTEN_1X1 : WRITTEN_3X3, out.elements());
        add(totals, WEIGHTS, weights);
    }

    private static void add(Map<Term, Double> totals, Term term, long amount) {
        totals.merge(term, (double) amount, Double::sum);
    }
}
