package dev.overtone.search;

import dev.overtone.analysis.space.Metric;
import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.profiling.Signal;
import dev.overtone.tracking.Printable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a search may be. */
public final class SearchRules {

    public static final Range OBJECTIVES = Range.whole(1, 3);
    public static final Range CONSTRAINTS = Range.whole(0, 16);
    public static final Range TRIALS = Range.whole(1, 10_000);
    public static final Range MINUTES = Range.whole(1, 7 * 24 * 60);
    public static final Range PATIENCE = Range.whole(1, 10_000);
    public static final int LONGEST_TITLE = 200;

    /** What may be an objective or a constraint, beside whatever people attached: measured, on paper, signals. */
    public static final List<String> METRICS = Stream.of(
                    Arrays.stream(MeasuredMetric.values()).map(MeasuredMetric::notation),
                    Arrays.stream(Metric.values()).map(Metric::notation),
                    Arrays.stream(Signal.values()).map(Signal::notation))
            .flatMap(metrics -> metrics)
            .toList();

    public static final Method DEFAULT_METHOD = Method.SURROGATE;

    private SearchRules() {}

    /**
     * @param higherIsBetter which end is better, or null for the metric's own; higher for what people attach
     * @param byRatio whether equal ratios are worth the same
     */
    public static Objective objective(String metric, @Nullable Boolean higherIsBetter, boolean byRatio) {
        boolean higher = higherIsBetter != null
                ? higherIsBetter
                : Metric.find(metric)
                        .map(Metric::isBetterWhenHigher)
                        .orElse(MeasuredMetric.find(metric).isEmpty());
        return new Objective(metric, higher, byRatio ? Objective.Scale.LOGARITHMIC : Objective.Scale.LINEAR);
    }

    /** @param metrics what may be an objective or a constraint */
    static List<Violation> violations(SearchRequest request, List<String> metrics) {
        var violations = new Violations();
        if (!Printable.isLabel(request.title(), LONGEST_TITLE)) {
            String allowed = "1 to " + LONGEST_TITLE + " printable characters";
            violations.add(new Violation("title", request.title(), allowed, "title must be " + allowed + "."));
        }
        violations.check(OBJECTIVES, "objectives", request.objectives().size());
        violations.check(CONSTRAINTS, "constraints", request.constraints().size());
        var seen = new HashSet<String>();
        for (int i = 0; i < request.objectives().size(); i++) {
            String metric = request.objectives().get(i).metric();
            checkMetric(violations, metrics, "objectives[" + i + "].metric", metric);
            if (!seen.add(metric)) {
                violations.add(new Violation(
                        "objectives[" + i + "].metric", metric, "each metric once", metric + " counts already."));
            }
        }
        for (int i = 0; i < request.constraints().size(); i++) {
            Constraint constraint = request.constraints().get(i);
            checkMetric(violations, metrics, "constraints[" + i + "].metric", constraint.metric());
            if (!(constraint.atLeast() <= constraint.atMost())) {
                violations.add(new Violation(
                        "constraints[" + i + "]",
                        constraint.atLeast() + " to " + constraint.atMost(),
                        "atLeast no greater than atMost",
                        "No " + Excerpt.of(constraint.metric()) + " is at least " + constraint.atLeast()
                                + " and at most " + constraint.atMost() + "."));
            }
        }
        checkBudget(violations, request.budget());
        return violations.all();
    }

    static List<Violation> violations(Budget budget) {
        var violations = new Violations();
        checkBudget(violations, budget);
        return violations.all();
    }

    private static void checkMetric(Violations violations, List<String> metrics, String field, String metric) {
        if (!metrics.contains(metric)) {
            // Which names others have attached is not for everybody to read.
            String allowed = String.join(", ", METRICS) + ", or a metric that was attached";
            violations.add(new Violation(
                    field,
                    metric,
                    allowed,
                    field + " must be one of " + allowed + ", was " + Excerpt.of(metric) + "."));
        }
    }

    private static void checkBudget(Violations violations, Budget budget) {
        check(violations, TRIALS, "budget.trials", budget.trials());
        check(violations, MINUTES, "budget.minutes", budget.minutes());
        check(violations, PATIENCE, "budget.patience", budget.patience());
        if (budget.trials() == null && budget.minutes() == null && budget.patience() == null) {
            violations.add(new Violation(
                    "budget",
                    "no end",
                    "trials, minutes or patience",
                    "A search needs an end: trials, minutes or patience."));
        }
    }

    private static void check(Violations violations, Range range, String field, @Nullable Integer value) {
        if (value != null) {
            violations.check(range, field, value);
        }
    }
}
