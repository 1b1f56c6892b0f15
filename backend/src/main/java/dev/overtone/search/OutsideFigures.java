package dev.overtone.search;

import dev.overtone.analysis.space.Metric;
import dev.overtone.profiling.NetworkSignals;
import dev.overtone.profiling.Signal;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.AttachedMetric;
import dev.overtone.tracking.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Figures of networks that are neither on paper nor measured by the trial's own run: training-free signals, which a
 * worker computes when they are asked for, and whatever people attach.
 */
@Component
class OutsideFigures {

    private final Signals signals;
    private final Metrics metrics;

    OutsideFigures(Signals signals, Metrics metrics) {
        this.signals = signals;
        this.metrics = metrics;
    }

    /** What is known of some networks, by fingerprint; a signal that could not be computed is trouble. */
    record Known(Map<String, Map<String, Double>> values, Map<String, String> trouble) {

        double of(String fingerprint, String metric) {
            return values.getOrDefault(fingerprint, Map.of()).getOrDefault(metric, Double.NaN);
        }
    }

    /** Asks for signals that are not there yet. What was attached to a trial's own run goes before its network's. */
    Known of(Search search, List<TrialRows.Waiting> waiting) {
        List<String> fingerprints =
                waiting.stream().map(TrialRows.Waiting::fingerprint).toList();
        var known = new Known(new HashMap<>(), new HashMap<>());
        List<String> outside = search.metrics().stream()
                .filter(metric -> MeasuredMetric.find(metric).isEmpty()
                        && Metric.find(metric).isEmpty())
                .distinct()
                .toList();
        if (fingerprints.isEmpty() || outside.isEmpty()) {
            return known;
        }
        List<String> attachable =
                outside.stream().filter(metric -> Signal.find(metric).isEmpty()).toList();
        if (attachable.size() < outside.size()) {
            // What failed is not asked for again: the trial ends with it.
            Map<String, NetworkSignals> there = signals.find(fingerprints, Signals.SEED);
            signals.ask(
                    fingerprints.stream()
                            .filter(fingerprint -> !there.containsKey(fingerprint))
                            .toList(),
                    Signals.SEED);
            there.values().forEach(found -> note(found, outside, known));
        }
        for (String metric : attachable) {
            metrics.standing(metric, fingerprints)
                    .forEach((fingerprint, attached) -> note(fingerprint, metric, attached, known));
        }
        if (!attachable.isEmpty()) {
            noteOfRuns(waiting, attachable, known);
        }
        return known;
    }

    private void noteOfRuns(List<TrialRows.Waiting> waiting, List<String> wanted, Known known) {
        var runs = new HashMap<UUID, String>();
        for (TrialRows.Waiting one : waiting) {
            if (one.run() != null) {
                runs.put(one.run(), one.fingerprint());
            }
        }
        if (!runs.isEmpty()) {
            metrics.standing(runs)
                    .forEach((run, attached) -> attached.forEach((name, metric) -> {
                        if (wanted.contains(name)) {
                            note(Objects.requireNonNull(runs.get(run)), name, metric, known);
                        }
                    }));
        }
    }

    private static void note(NetworkSignals found, List<String> wanted, Known known) {
        if (found.failure() != null) {
            known.trouble().put(found.fingerprint(), found.failure().message());
        } else if (!found.isLive()) {
            for (Signal signal : Signal.values()) {
                Double value = found.values().get(signal);
                if (!wanted.contains(signal.notation())) {
                    continue;
                }
                if (value != null) {
                    known.values()
                            .computeIfAbsent(found.fingerprint(), _ -> new HashMap<>())
                            .put(signal.notation(), value);
                } else {
                    known.trouble()
                            .putIfAbsent(
                                    found.fingerprint(), signal.label() + " is no finite number for this network.");
                }
            }
        }
    }

    private static void note(String fingerprint, String metric, AttachedMetric attached, Known known) {
        known.values().computeIfAbsent(fingerprint, _ -> new HashMap<>()).put(metric, attached.value());
    }
}
