package dev.overtone.profiling;

import java.util.List;

/**
 * Where the time of a forward goes, from forwards that were timed node by node after the latency had been measured.
 * A card is waited for after each node then, so that the sum is longer than the latency; on a host it is as long, but
 * for the clock and for what the machine did meanwhile. No card has run this yet.
 *
 * @param milliseconds median of each node of the graph, in its order; at node 0, the input, what comes before the first
 *     operation
 * @param after median of what comes after the last node, in ms
 * @param whole median of the timed forwards, in ms
 * @param plain median of as many forwards that nobody looked into, in turns with the timed ones, in ms: what of the
 *     distance to the latency is the machine's, which is not as it was a moment ago
 * @param forwards how many were timed
 * @param clock what the looks at the clock cost in one of them, in ms
 */
public record LayerTimes(
        List<Double> milliseconds, double after, double whole, double plain, int forwards, double clock) {

    public LayerTimes {
        milliseconds = List.copyOf(milliseconds);
    }

    /** All medians together, in ms. */
    public double sum() {
        return milliseconds.stream().mapToDouble(Double::doubleValue).sum() + after;
    }
}
