package dev.overtone.profiling;

import java.util.List;
import java.util.Optional;

/** What was measured so far, for those who learn from it. */
public interface Observations {

    /** The most that one reading gives. */
    int MOST = 10_000;

    /** The newest first, {@link #MOST} at most. */
    List<Observation> find(ObservationQuery query);

    /** Where anything was measured: the context with the most networks first. */
    List<ObservedContext> contexts();

    /** How much there is in one context; empty where nothing was measured. */
    Optional<ObservedContext> context(LatencyContext context);
}
