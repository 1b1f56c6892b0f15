package dev.overtone.trials;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, again and again. */
final class Durations {

    private final List<Double> seconds = new ArrayList<>();

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    void add(double taken) {
        seconds.add(taken);
    }

    double longest() {
        return seconds.isEmpty() ? 0 : Collections.max(seconds);
    }

    @Override
    public String toString() {
        if (seconds.isEmpty()) {
            return "none";
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "p50 %.1f s, p90 %.1f s, longest %.1f s (%d)",
                sorted.get((sorted.size() - 1) / 2),
                sorted.get((int) Math.ceil(0.9 * sorted.size()) - 1),
                sorted.getLast(),
                sorted.size());
    }
}
