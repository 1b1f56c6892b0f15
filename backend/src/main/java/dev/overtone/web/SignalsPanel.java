package dev.overtone.web;

import dev.overtone.profiling.NetworkSignals;
import dev.overtone.profiling.Signal;
import dev.overtone.profiling.Signals;
import dev.overtone.tracking.NetworkEntry;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a network without training it, seed by seed, beside its parameters.
 *
 * @param nextSeed what the button asks for
 */
record SignalsPanel(String fingerprint, Quantity parameters, List<Line> lines, int nextSeed) {

    /** @param quantity null while there is none, and where it is no finite number */
    record Value(Signal signal, @Nullable Quantity quantity) {}

    /** @param trouble why there are no values, or null */
    record Line(
            NetworkSignals signals,
            String state,
            List<Value> values,
            @Nullable String trouble) {

        static Line of(NetworkSignals signals, Figures figures) {
            var failure = signals.failure();
            return new Line(
                    signals,
                    switch (signals.state()) {
                        case QUEUED -> "waiting for a worker";
                        case RUNNING -> "computing …";
                        case FINISHED -> "computed";
                        case FAILED -> "failed";
                    },
                    Arrays.stream(Signal.values())
                            .map(signal -> value(signal, signals, figures))
                            .toList(),
                    failure == null ? null : failure.message());
        }

        private static Value value(Signal signal, NetworkSignals signals, Figures figures) {
            Double value = signals.values().get(signal);
            return new Value(signal, value == null ? null : figures.measure(value, signal.unit()));
        }
    }

    static SignalsPanel of(NetworkEntry entry, Signals signals, Figures figures) {
        String fingerprint = entry.network().fingerprint();
        List<NetworkSignals> all = signals.all(fingerprint);
        return new SignalsPanel(
                fingerprint,
                figures.count(entry.network().totals().parameters()),
                all.stream().map(each -> Line.of(each, figures)).toList(),
                nextSeed(all));
    }

    /** One that failed is asked for again; otherwise the first that nobody asked for. */
    private static int nextSeed(List<NetworkSignals> all) {
        int next = Signals.SEED;
        for (NetworkSignals each : all) {
            if (each.seed() != next || each.state() == NetworkSignals.State.FAILED) {
                return next;
            }
            next++;
        }
        return next;
    }

    public Signal[] signals() {
        return Signal.values();
    }

    public boolean live() {
        return lines.stream().anyMatch(line -> line.signals().isLive());
    }

    public boolean computed() {
        return lines.stream().anyMatch(line -> line.signals().state() == NetworkSignals.State.FINISHED);
    }
}
