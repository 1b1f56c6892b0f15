package dev.overtone.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a search knows of a network only once a run has measured it; less is better. */
public enum MeasuredMetric {
    /** p50 of one forward of the whole batch, in ms. */
    LATENCY("latency"),
    /** Most memory of the measuring process, in bytes. */
    PEAK_MEMORY("peakMemory");

    private final String notation;

    MeasuredMetric(String notation) {
        this.notation = notation;
    }

    public String notation() {
        return notation;
    }

    public static Optional<MeasuredMetric> find(String notation) {
        return Arrays.stream(values())
                .filter(metric -> metric.notation.equals(notation))
                .findFirst();
    }

    /** What a run tells. */
    record Values(double p50, long peakMemoryBytes) {

        double of(MeasuredMetric metric) {
            return switch (metric) {
                case LATENCY -> p50;
                case PEAK_MEMORY -> peakMemoryBytes;
            };
        }

        /** Writes what was measured into the places of its metrics. */
        void into(double[] figures, List<String> metrics) {
            for (int i = 0; i < figures.length; i++) {
                int place = i;
                find(metrics.get(i)).ifPresent(metric -> figures[place] = of(metric));
            }
        }
    }
}
