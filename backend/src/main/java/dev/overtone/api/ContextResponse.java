package dev.overtone.api;

import dev.overtone.profiling.LatencyContext;
import dev.overtone.profiling.ObservedContext;
import java.time.Instant;

/**
 * Where latencies are comparable, and how much was measured there.
 *
 * @param hardware the profile, for people
 * @param networks distinct ones
 * @param newest when the newest run finished
 */
record ContextResponse(
        String hardwareProfile,
        String hardware,
        String runtime,
        String precision,
        int threads,
        int batchSize,
        int networks,
        int runs,
        Instant newest) {

    static ContextResponse of(ObservedContext observed) {
        LatencyContext context = observed.context();
        return new ContextResponse(
                context.hardwareProfile(),
                observed.profileName(),
                context.runtime(),
                context.precision(),
                context.threads(),
                context.batchSize(),
                observed.networks(),
                observed.runs(),
                observed.newest());
    }
}
