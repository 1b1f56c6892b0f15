package dev.overtone.analysis.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device can do at best.
 *
 * @param peaks floating-point (or integer) operations per second, dense, for each precision it computes in; 1 MAC is 2
 * @param bandwidth bytes per second between its memory and its processor
 * @param depthwiseShare the share of the peak that depthwise convolutions reach, 1 when nothing is known
 * @param overheadSeconds what starting one operation costs, 0 when nothing is known
 * @param source where the figures are from
 */
public record Hardware(
        String id,
        String name,
        Kind kind,
        Map<Precision, Double> peaks,
        double bandwidth,
        double depthwiseShare,
        double overheadSeconds,
        String source) {

    /** What sort of device it is; {@code words} is how a picker groups it. */
    public enum Kind {
        EMBEDDED("Embedded"),
        DESKTOP_GPU("Desktop GPU"),
        SERVER_GPU("Server GPU"),
        CPU("CPU"),
        /** Figures that somebody gave with a question. */
        OWN("Own figures");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A device whose figures were measured in fp32 with all its cores. */
    public static Hardware calibrated(String id, String name, double operationsPerSecond, double bytesPerSecond) {
        return new Hardware(
                id,
                name,
                Kind.OWN,
                Map.of(Precision.FP32, operationsPerSecond),
                bytesPerSecond,
                1,
                0,
                "calibrated here: the best matrix product and addition in place, fp32, all cores");
    }

    public Hardware {
        peaks = Map.copyOf(peaks);
    }

    /** Those it has a peak for, in their order. */
    public List<Precision> precisions() {
        return Arrays.stream(Precision.values()).filter(peaks::containsKey).toList();
    }

    /** Operations per second in this precision; empty where the table names none. */
    public Optional<Double> peak(Precision precision) {
        return Optional.ofNullable(peaks.get(precision));
    }

    /**
     * The MoC line: MACs per element at which arithmetic and traffic take equally long (HarDNet, section 3, says that
     * such a threshold depends on the platform).
     */
    public double ridge(Precision precision) {
        return peak(precision).orElseThrow() / 2 / (bandwidth / precision.bytes());
    }
}
