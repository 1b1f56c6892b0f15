package dev.overtone.analysis;

import dev.overtone.architecture.LayerGraph;

/**
 * Activation memory over a network's execution, for one image, and what other ways of executing it would need.
 *
 * @param elements in memory at each step (a node's execution), inputs and output of the step among them
 * @param peakStep the first step with the most
 * @param peaks the most elements in memory for each way of execution
 */
public record MemoryCurve(LayerGraph graph, long[] elements, int peakStep, Peaks peaks) {

    /**
     * The most elements alive at once, for one image.
     *
     * @param plain every operation writes a new tensor, concatenations copy
     * @param inPlace normalisation and activation write into their input where nobody reads it later
     * @param concatFree concatenations are lists of their inputs, nothing in place
     * @param both in place and concat-free
     */
    public record Peaks(long plain, long inPlace, long concatFree, long both) {

        static Peaks of(LayerGraph graph) {
            return new Peaks(
                    peak(graph, false, false),
                    peak(graph, true, false),
                    peak(graph, false, true),
                    peak(graph, true, true));
        }

        private static long peak(LayerGraph graph, boolean inPlace, boolean concatFree) {
            return Lifetimes.of(graph, new Lifetimes.Memory(inPlace, concatFree))
                    .peakElements();
        }
    }

    public static MemoryCurve of(LayerGraph graph, Lifetimes.Memory memory) {
        var lifetimes = Lifetimes.of(graph, memory);
        var elements = new long[graph.size()];
        for (int node = 0; node < elements.length; node++) {
            elements[node] = lifetimes.aliveElements(node);
        }
        return new MemoryCurve(graph, elements, lifetimes.peakStep(), Peaks.of(graph));
    }

    public long peakElements() {
        return elements[peakStep];
    }
}
