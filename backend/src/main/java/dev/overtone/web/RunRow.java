package dev.overtone.web;

import dev.overtone.profiling.Movement;
import dev.overtone.profiling.RunDetails;
import dev.overtone.tracking.TrackedRun;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a table of runs. */
record RunRow(
        UUID id,
        String name,
        StateBadge state,
        TrackedRun run,
        @Nullable Quantity p50,
        @Nullable String verdict,
        @Nullable String hardware,
        Quantity parameters,
        Quantity macs,
        Quantity cio,
        @Nullable Movement moved) {

    static RunRow of(RunDetails details, Figures figures) {
        TrackedRun run = details.run();
        var totals = run.network().totals();
        var measurement = details.measurement();
        var hardware = details.hardwareProfile();
        return new RunRow(
                run.id(),
                run.network().name(),
                StateBadge.of(run),
                run,
                measurement == null
                        ? null
                        : figures.milliseconds(measurement.latency().p50()),
                measurement == null
                        ? null
                        : measurement.verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT),
                hardware != null ? hardware.name() : run.device(),
                figures.count(totals.parameters()),
                figures.count(totals.macs()),
                figures.count(totals.cio()),
                details.moved());
    }
}
