package dev.overtone.profiling;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That a run is faster or slower than the last ones before an update of software, in the same network, hardware and
 * settings.
 *
 * @param against the newest run before the update
 * @param ratio of the medians, new over old
 * @param interval 95 % of it
 * @param changed the software that is not the same
 */
public record Movement(UUID against, double ratio, MedianRatio.Interval interval, List<FactDifference> changed) {

    /** A smaller step than this is not told, however surely it is seen: runs of one build differ by as much. */
    static final double LEAST = 0.02;

    /** {@code Slower by 7.1 %}. */
    public String words() {
        return words(ratio);
    }

    /** The same of a ratio alone. */
    public static String words(double ratio) {
        return String.format(Locale.ROOT, "%s by %.1f %%", ratio < 1 ? "Faster" : "Slower", 100 * Math.abs(ratio - 1));
    }

    /** {@code libtorch 2.7.0 → 2.7.1, Java 25 → 26}. */
    public String update() {
        return changed.stream()
                .map(c -> c.fact() + " " + named(c.first()) + " → " + named(c.second()))
                .collect(Collectors.joining(", "));
    }

    private static String named(@Nullable String version) {
        return version == null ? "none" : version;
    }
}
