package dev.overtone.web;

import dev.overtone.analysis.hardware.Execution;
import dev.overtone.analysis.hardware.Precision;
import dev.overtone.analysis.hardware.Scenario;
import dev.overtone.notation.NetworkJson;
import dev.overtone.profiling.Counters;
import dev.overtone.profiling.RunDetails;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hardware counters told, beside the traffic on paper; without lines where they told nothing. */
record CountersView(List<Line> events, List<Line> traffic, int forwards, String words) {

    record Line(String label, Quantity value, String remark) {}

    static @Nullable CountersView of(RunDetails details, Figures figures) {
        Counters counters = details.counters();
        if (counters == null) {
            return null;
        }
        var events = new ArrayList<Line>();
        for (Counters.Event event : counters.events()) {
            events.add(new Line(
                    event.name(),
                    figures.rate(event.perForward()),
                    (event.unit()
                                    + (event.share() < 1
                                            ? " counted " + figures.percent(event.share()) + " of the time"
                                            : ""))
                            .strip()));
        }
        return new CountersView(events, traffic(details, counters, figures), counters.forwards(), counters.words());
    }

    private static List<Line> traffic(RunDetails details, Counters counters, Figures figures) {
        Long measured = counters.bytes();
        if (measured == null) {
            return List.of();
        }
        int batch = details.run().settings().batchSize();
        Execution execution = Execution.of(
                Analysed.of(NetworkJson.read(details.run().network().json())),
                new Scenario(Precision.FP32, batch, false, false, 1));
        long cio = details.run().network().totals().cio() * Float.BYTES * batch;
        return List.of(
                new Line("Measured", figures.bytes(measured), ""),
                new Line("CIO in fp32", figures.bytes(cio), "elements of all convolutions × 4 bytes"),
                new Line("At least", figures.bytes(execution.minimumBytes()), "inputs, weights and outputs once"),
                new Line("As executed", figures.bytes(execution.bytes()), "every operation goes through memory"));
    }
}
