package dev.overtone.profiling;

/**
 * The memory that a measurement took, in bytes. On the host it is the measuring process's resident set; on a card
 * everything in use there, whoever uses it, as the CUDA runtime tells. No card has run this yet.
 *
 * @param before in use before the network was built: the process and its engine
 * @param withWeights in use once the network stood there
 * @param peak most in use while it was measured, everything included
 * @param weights of {@code withWeights} the network's own: without {@code before}, and on the host without what Java's
 *     heap and the code of libraries grew by meanwhile
 * @param network of {@code peak} the network's own, in the same way: weights, activations and the engine's buffers
 * @param peakOfMeasuring false where the system would not count the peak anew for the measuring, so that it is the peak
 *     of all that the process did
 */
public record MemoryUse(
        Where where, long before, long withWeights, long peak, long weights, long network, boolean peakOfMeasuring) {

    /** Whose memory it is. */
    public enum Where {
        HOST,
        CARD
    }
}
