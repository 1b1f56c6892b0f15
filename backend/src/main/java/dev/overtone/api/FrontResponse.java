package dev.overtone.api;

import dev.overtone.search.Findings;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRules;
import dev.overtone.search.SearchTrial;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What no other network of a search beats. */
record FrontResponse(
        List<String> metrics,
        boolean exact,

        @Schema(
                description =
                        "Number of the trial where giving up a little of one metric begins to cost much of another")
        @Nullable
        Integer knee,

        @Schema(
                description =
                        "After each network, in the order in which they were told; scaled by the least and the most of"
                                + " all, reference point at 1.1 in each objective")
        List<Double> hypervolumes,

        List<Point> points) {

    /** @param values one for each metric; the mean, where it was measured more than once */
    record Point(int trials, List<Double> values, TrialResponse trial) {}

    static FrontResponse of(
            Search search, List<SearchTrial> trials, @Nullable String x, @Nullable String y, @Nullable String z) {
        Findings findings = Findings.by(search, objectives(search, x, y, z), trials);
        return new FrontResponse(
                findings.objectives().stream().map(Objective::metric).toList(),
                search.exact(),
                findings.knee().map(knee -> knee.trial().number()).orElse(null),
                findings.hypervolumes(),
                findings.front().stream()
                        .map(found -> new Point(
                                found.trials(),
                                java.util.Arrays.stream(found.values()).boxed().toList(),
                                TrialResponse.of(search, found.trial())))
                        .toList());
    }

    private static List<Objective> objectives(
            Search search, @Nullable String x, @Nullable String y, @Nullable String z) {
        List<String> asked = Stream.of(x, y, z).filter(Objects::nonNull).toList();
        if (asked.isEmpty()) {
            return search.objectives();
        }
        for (String metric : asked) {
            if (!search.metrics().contains(metric)) {
                throw InvalidRequest.query(
                        metric.equals(x) ? "x" : metric.equals(y) ? "y" : "z",
                        metric,
                        "one of " + String.join(", ", search.metrics()));
            }
        }
        return asked.stream()
                .distinct()
                .map(metric -> search.objectives().stream()
                        .filter(objective -> objective.metric().equals(metric))
                        .findFirst()
                        .orElseGet(() -> SearchRules.objective(metric, null, false)))
                .toList();
    }
}
