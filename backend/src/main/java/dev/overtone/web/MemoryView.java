package dev.overtone.web;

import dev.overtone.analysis.Totals;
import dev.overtone.profiling.MemoryUse;
import dev.overtone.profiling.RunDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The memory that a run took, beside what the paper expects. */
record MemoryView(List<Line> lines, String note) {

    /** @param strong the line that one came for */
    record Line(String label, Quantity bytes, String remark, boolean strong) {}

    static @Nullable MemoryView of(RunDetails details, Figures figures) {
        MemoryUse use = details.memory();
        if (use == null) {
            return null;
        }
        boolean host = use.where() == MemoryUse.Where.HOST;
        Totals totals = details.run().network().totals();
        int batch = details.run().settings().batchSize();
        long activations = totals.peakActivationElements() * Float.BYTES * batch;
        var lines = List.of(
                new Line(
                        "Before the network",
                        figures.bytes(use.before()),
                        host ? "the process, Java and PyTorch" : "the whole card, whoever uses it",
                        false),
                new Line("With its weights", figures.bytes(use.withWeights()), "", false),
                new Line(
                        "Peak",
                        figures.bytes(use.peak()),
                        use.peakOfMeasuring() ? "while it was measured" : "of all that the process did",
                        false),
                new Line("The network’s own, weights", figures.bytes(use.weights()), "", false),
                new Line("The network’s own, at the peak", figures.bytes(use.network()), "", true),
                new Line("On paper, weights", figures.bytes(totals.weightBytes()), "", false),
                new Line(
                        "On paper, at the peak",
                        figures.bytes(totals.weightBytes() + activations),
                        "weights and " + figures.text(figures.bytes(activations)) + " of activations",
                        true));
        return new MemoryView(
                lines,
                host
                        ? "The resident set of the measuring process. The network’s own is what it grew by, without Java’s"
                                + " heap and the code of libraries; the engine’s buffers and copies in layouts of its own are in it,"
                                + " which the paper does not count."
                        : "All memory in use on the card, as the CUDA runtime tells. No card has run this yet.");
    }
}
