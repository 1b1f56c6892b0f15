package dev.overtone.web;

import dev.overtone.architecture.Excerpt;
import dev.overtone.search.Constraint;
import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What counts and what must hold, as it was written.
 *
 * @param objective metrics, blank for none
 * @param better {@code least} or {@code most} of each
 * @param ratio {@code true} or {@code false} of each: whether equal ratios are worth the same
 * @param constraint metrics, blank for none
 */
record AimsForm(
        String @Nullable [] objective,
        String @Nullable [] better,
        String @Nullable [] ratio,
        String @Nullable [] constraint,
        String @Nullable [] atLeast,
        String @Nullable [] atMost) {

    private static final int OFFERED = 2;

    /** One line of the form. */
    record Aim(String metric, String better, boolean byRatio) {}

    /** One line of the form. */
    record Bound(String metric, String atLeast, String atMost) {}

    /** A device's milliseconds, or those on paper, against what a network can hold. */
    static AimsForm usual(boolean measured) {
        return new AimsForm(
                new String[] {measured ? MeasuredMetric.LATENCY.notation() : "milliseconds", "parameters"},
                new String[] {"least", "most"},
                new String[] {"false", "false"},
                null,
                null,
                null);
    }

    static AimsForm of(Search search) {
        List<Objective> objectives = search.objectives();
        List<Constraint> constraints = search.constraints();
        return new AimsForm(
                objectives.stream().map(Objective::metric).toArray(String[]::new),
                objectives.stream()
                        .map(objective -> objective.higherIsBetter() ? "most" : "least")
                        .toArray(String[]::new),
                objectives.stream()
                        .map(objective -> Boolean.toString(objective.scale() == Objective.Scale.LOGARITHMIC))
                        .toArray(String[]::new),
                constraints.stream().map(Constraint::metric).toArray(String[]::new),
                constraints.stream().map(c -> end(c.atLeast())).toArray(String[]::new),
                constraints.stream().map(c -> end(c.atMost())).toArray(String[]::new));
    }

    private static String end(double end) {
        return Double.isInfinite(end) ? "" : SeriesPage.written(end);
    }

    /** As many lines as there may be objectives. */
    public List<Aim> aims() {
        return IntStream.range(0, (int) SearchRules.OBJECTIVES.most())
                .mapToObj(i -> new Aim(
                        SpaceForm.at(objective, i), SpaceForm.at(better, i), "true".equals(SpaceForm.at(ratio, i))))
                .toList();
    }

    public List<Bound> bounds() {
        int written = constraint == null ? 0 : constraint.length;
        return IntStream.range(0, Math.max(OFFERED, Math.min(written, (int) SearchRules.CONSTRAINTS.most())))
                .mapToObj(
                        i -> new Bound(SpaceForm.at(constraint, i), SpaceForm.at(atLeast, i), SpaceForm.at(atMost, i)))
                .toList();
    }

    AimsForm withAnotherBound() {
        var bounds = new ArrayList<>(bounds());
        bounds.add(new Bound("", "", ""));
        return new AimsForm(
                objective,
                better,
                ratio,
                bounds.stream().map(Bound::metric).toArray(String[]::new),
                bounds.stream().map(Bound::atLeast).toArray(String[]::new),
                bounds.stream().map(Bound::atMost).toArray(String[]::new));
    }

    List<Objective> objectives() {
        return aims().stream()
                .filter(aim -> !aim.metric().isEmpty())
                .map(aim -> SearchRules.objective(
                        aim.metric(),
                        aim.better().isEmpty() ? null : aim.better().equals("most"),
                        aim.byRatio()))
                .toList();
    }

    List<Constraint> constraints(List<Problem> problems) {
        var constraints = new ArrayList<Constraint>();
        for (Bound bound : bounds()) {
            if (!bound.metric().isEmpty()) {
                String field = "constraints[" + constraints.size() + "]";
                constraints.add(new Constraint(
                        bound.metric(),
                        number(bound.atLeast(), Double.NEGATIVE_INFINITY, field, problems),
                        number(bound.atMost(), Double.POSITIVE_INFINITY, field, problems)));
            } else if (!bound.atLeast().isEmpty() || !bound.atMost().isEmpty()) {
                problems.add(Problem.of("constraints[" + constraints.size() + "]", "Choose the figure that is bound."));
            }
        }
        return constraints;
    }

    /** Takes {@code 5e9} and {@code 5,000,000} alike. */
    private static double number(String written, double absent, String field, List<Problem> problems) {
        if (written.isEmpty()) {
            return absent;
        }
        try {
            double value = Double.parseDouble(written.replace(",", "").replace("_", ""));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.add(
                Problem.of(field, "Must be a number such as 10.5 or 4.3e9; “" + Excerpt.of(written) + "” is none."));
        return absent;
    }
}
