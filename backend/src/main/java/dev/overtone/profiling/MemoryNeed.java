package dev.overtone.profiling;

import dev.overtone.analysis.Totals;
import java.util.Locale;

/**
 * The memory that a measurement is expected to take, in bytes. Against the peaks measured on a processor (HarDNet-39DS,
 * -68 and -85, DenseNet-121, LogDenseNet-121; batch 1 to 64; 64 to 1024 pixels) it is between 0.9 and 1.3 times right.
 *
 * @param process the JVM and libtorch with nothing in them
 */
record MemoryNeed(double process, double weights, double activations, int batchSize) {

    /** Above this share of what is there, the system would rather end us than find the rest. */
    private static final double USABLE = 0.95;

    private static final double PROCESS = 350e6;

    /**
     * The paper's peak has batch norms in place and convolutions without a workspace. PyTorch's batch norms write a new
     * tensor, and oneDNN's convolutions copy input and output into a layout of their own: 3 times the paper's peak for
     * HarDNet-85, 5 times for DenseNet-121.
     */
    private static final double OVER_PAPER = 4.5;

    static MemoryNeed onTheHost(Totals totals, int batchSize) {
        return of(PROCESS, OVER_PAPER, totals, batchSize);
    }

    /** The process itself stays in the host's memory, and cuDNN needs no other layout. */
    static MemoryNeed onACard(Totals totals, int batchSize) {
        return of(0, 1.5, totals, batchSize);
    }

    /**
     * Gradients on the host: of the weights, and of every value that is kept for them, each beside what it is the
     * gradient of. Against the peaks measured, HarDNet-68 1.0 and DenseNet-121 1.4 times right.
     *
     * @param elements of all values of one image that are kept
     */
    static MemoryNeed forGradients(Totals totals, long elements, int batchSize) {
        double activations = 2.0 * Float.BYTES * elements * batchSize;
        return new MemoryNeed(PROCESS, 2.0 * totals.weightBytes(), activations, batchSize);
    }

    private static MemoryNeed of(double process, double overPaper, Totals totals, int batchSize) {
        double activations = overPaper * Float.BYTES * totals.peakActivationElements() * batchSize;
        return new MemoryNeed(process, (double) totals.weightBytes(), activations, batchSize);
    }

    /** Both networks in one process, which keeps what the larger one needed while it ran. */
    MemoryNeed beside(MemoryNeed other) {
        return new MemoryNeed(process, weights + other.weights, Math.max(activations, other.activations), batchSize);
    }

    double total() {
        return process + weights + activations;
    }

    boolean fitsInto(double available) {
        return total() <= USABLE * available;
    }

    /** In the middle of a sentence. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "about %s (weights %s, activations of a batch of %d at their peak %s)",
                gigabytes(total()),
                gigabytes(weights),
                batchSize,
                gigabytes(activations));
    }

    static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
