package dev.overtone.web;

import dev.overtone.search.Search;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A line of the list of searches. */
record SearchRow(Search search, StateBadge state, SearchGlance glance, String worked) {

    static SearchRow of(Search search, SearchGlance glance, Figures figures, Clock clock) {
        return new SearchRow(search, StateBadge.of(search), glance, worked(search, figures, clock));
    }

    /** How long it ran, pauses left out. */
    static String worked(Search search, Figures figures, Clock clock) {
        long millis = Math.round(1e3 * search.secondsWorked(clock.instant()));
        return figures.duration(Instant.EPOCH, Instant.EPOCH.plusMillis(millis));
    }

    public UUID id() {
        return search.id();
    }

    public String aims() {
        return SearchMetric.words(search.objectives());
    }

    /** {@code Exact front of 12}, or {@code front of 12}. */
    public String front() {
        return (search.exact() ? "exact front of " : "front of ") + glance.front();
    }

    public String metric(int place) {
        return new SearchMetric(search.objectives().get(place).metric()).label();
    }
}
