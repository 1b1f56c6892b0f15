package dev.overtone.web;

import dev.overtone.profiling.FastestRun;
import dev.overtone.tracking.NetworkEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of networks.
 *
 * @param label what people call it
 * @param name its point in the design space, or null where that is the label
 * @param fastest its best run at the smallest batch, or null
 */
record NetworkRow(
        String fingerprint,
        String label,
        @Nullable String name,
        String family,
        Quantity parameters,
        Quantity macs,
        Quantity cio,
        int runs,
        @Nullable FastestRow fastest,
        Instant createdAt,
        @Nullable Instant lastMeasuredAt) {

    static NetworkRow of(NetworkEntry entry, List<FastestRun> fastest, Figures figures) {
        var network = entry.network();
        var totals = network.totals();
        String label = entry.label();
        return new NetworkRow(
                network.fingerprint(),
                label,
                label.equals(network.name()) ? null : network.name(),
                Families.label(network.family()),
                figures.count(totals.parameters()),
                figures.count(totals.macs()),
                figures.count(totals.cio()),
                entry.runs(),
                fastest.stream()
                        .findFirst()
                        .map(run -> FastestRow.of(run, figures))
                        .orElse(null),
                network.createdAt(),
                entry.lastMeasuredAt());
    }
}
