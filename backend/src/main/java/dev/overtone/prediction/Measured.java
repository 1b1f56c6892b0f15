package dev.overtone.prediction;

import dev.overtone.profiling.Observation;
import dev.overtone.profiling.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network with the latency that its runs say together: the median of their p50s, so that a network which is measured
 * every night counts once. Runs that were STABLE speak for it alone where there are any. THROTTLED ones never count: they
 * are of a device that was two. The others do, with less weight, because a network that never settled is still known
 * better than to the ten percent that a prediction aims at.
 *
 * @param run the one whose p50 it is
 * @param milliseconds p50 of one forward of the whole batch
 * @param stable whether a STABLE run says it
 * @param runs how many there were, whatever their verdict
 */
record Measured(Observation run, double milliseconds, boolean stable, int runs) {

    /** Those that anything is known of, in the order of the observations. */
    static List<Measured> of(List<Observation> observations) {
        Map<String, List<Observation>> byNetwork = new LinkedHashMap<>();
        for (Observation observation : observations) {
            byNetwork
                    .computeIfAbsent(observation.fingerprint(), _ -> new ArrayList<>())
                    .add(observation);
        }
        return byNetwork.values().stream()
                .map(Measured::together)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Measured> together(List<Observation> runs) {
        List<Observation> stable =
                runs.stream().filter(run -> run.verdict() == Verdict.STABLE).toList();
        List<Observation> counted = !stable.isEmpty()
                ? stable
                : runs.stream()
                        .filter(run -> run.verdict() != Verdict.THROTTLED)
                        .toList();
        // Of an even number the faster of the two in the middle, so that it is a run which can be looked at.
        return counted.stream()
                .sorted(Comparator.comparingDouble(Observation::p50))
                .skip(Math.max(0, (counted.size() - 1) / 2))
                .findFirst()
                .map(run -> new Measured(run, run.p50(), !stable.isEmpty(), runs.size()));
    }
}
