package dev.overtone.web;

import dev.overtone.profiling.NetworkSignals;
import dev.overtone.profiling.NetworkSignals.State;
import dev.overtone.profiling.Signal;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.Failure;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Signals that nobody computes: they are as a test says. */
class FakeSignals implements Signals {

    private final Map<String, NetworkSignals> asked = new LinkedHashMap<>();

    void clear() {
        asked.clear();
    }

    @Override
    public void ask(Collection<String> fingerprints, int seed) {
        fingerprints.forEach(fingerprint -> put(fingerprint, seed, State.QUEUED, Map.of()));
    }

    void finish(String fingerprint, int seed) {
        put(fingerprint, seed, State.FINISHED, Map.of(Signal.NASWOT, 118.42, Signal.GRADNORM, 2.64e-9));
    }

    void fail(String fingerprint, int seed) {
        put(fingerprint, seed, State.FAILED, Map.of());
    }

    @Override
    public Map<String, NetworkSignals> find(Collection<String> fingerprints, int seed) {
        return asked.values().stream()
                .filter(each -> each.seed() == seed && fingerprints.contains(each.fingerprint()))
                .collect(Collectors.toMap(NetworkSignals::fingerprint, Function.identity()));
    }

    @Override
    public List<NetworkSignals> all(String fingerprint) {
        return asked.values().stream()
                .filter(each -> each.fingerprint().equals(fingerprint))
                .sorted(Comparator.comparingInt(NetworkSignals::seed))
                .toList();
    }

    private void put(String fingerprint, int seed, State state, Map<Signal, Double> values) {
        boolean ended = state == State.FINISHED || state == State.FAILED;
        asked.put(
                fingerprint + seed,
                new NetworkSignals(
                        fingerprint,
                        seed,
                        state,
                        FakeProfiler.NOON,
                        ended ? FakeProfiler.NOON : null,
                        values,
                        state == State.FAILED
                                ? new Failure("OUT_OF_MEMORY", "MEASURING", "Memory ran out <here>.")
                                : null));
    }
}
