package dev.overtone.search;

import dev.overtone.analysis.space.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much each variable of a space has to do with one metric, by the networks that a search found: one variable at a
 * time, so what two of them do only together is nobody's.
 *
 * @param networks from how many it is told
 * @param effects one for each variable of the space, in its order
 */
public record VariableEffects(Objective objective, int networks, List<Effect> effects) {

    /** What is computed, for people. */
    public static final String EVALUATOR =
            "share of variance explained by one variable alone (epsilon squared), with Spearman's rank correlation";

    /** With fewer networks nothing is said. */
    public static final int FEWEST = 8;

    /**
     * What one variable does.
     *
     * @param share of the metric's variance, on the objective's scale, that lies between the variable's values and not
     *     within them, less what chance alone would put there; 0 to 1, NaN where it cannot be told
     * @param rankCorrelation from -1 to 1 whether the metric rises with the variable, never turned by what is better; NaN
     *     where the values have no order or it cannot be told
     */
    public record Effect(Variable variable, double share, double rankCorrelation) {}

    /** For each of the search's objectives. */
    public static List<VariableEffects> of(Search search, List<SearchTrial> trials) {
        Findings findings = Findings.of(search, trials);
        List<int[]> choices = findings.networks().stream()
                .map(found -> search.space().choices(found.trial().candidate()))
                .toList();
        return IntStream.range(0, findings.objectives().size())
                .mapToObj(place -> of(
                        findings.objectives().get(place),
                        search.space().variables(),
                        choices,
                        findings.networks().stream()
                                .mapToDouble(found -> found.values()[place])
                                .toArray()))
                .toList();
    }

    /**
     * @param choices of each network, which of its values each variable takes
     * @param values of each network
     */
    static VariableEffects of(Objective objective, List<Variable> variables, List<int[]> choices, double[] values) {
        double[] scaled = Arrays.stream(values)
                .map(value -> objective.scale() == Objective.Scale.LOGARITHMIC ? Math.log(value) : value)
                .toArray();
        var effects = new ArrayList<Effect>();
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            int place = i;
            int[] own = choices.stream().mapToInt(choice -> choice[place]).toArray();
            effects.add(new Effect(
                    variable,
                    values.length < FEWEST ? Double.NaN : share(own, scaled),
                    values.length < FEWEST || variable.kind().isNominal()
                            ? Double.NaN
                            : rankCorrelation(
                                    Arrays.stream(own)
                                            .mapToDouble(
                                                    choice -> variable.values().get(choice))
                                            .toArray(),
                                    scaled)));
        }
        return new VariableEffects(objective, values.length, List.copyOf(effects));
    }

    /** Kelley's epsilon squared: 1 − (1 − η²)(n − 1)/(n − k), never below 0. */
    private static double share(int[] groups, double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        Map<Integer, List<Double>> byGroup = new LinkedHashMap<>();
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            byGroup.computeIfAbsent(groups[i], _ -> new ArrayList<>()).add(values[i]);
            total += square(values[i] - mean);
        }
        int freedom = values.length - byGroup.size();
        if (total <= 0 || freedom < 1) {
            return Double.NaN;
        }
        double within = 0;
        for (List<Double> group : byGroup.values()) {
            double own =
                    group.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            within += group.stream().mapToDouble(value -> square(value - own)).sum();
        }
        return Math.max(0, 1 - within / total * (values.length - 1) / freedom);
    }

    /** Pearson's correlation of the ranks; equal ones share theirs. */
    private static double rankCorrelation(double[] one, double[] other) {
        double[] ranks = ranks(one);
        double[] others = ranks(other);
        double mean = (one.length + 1) / 2.0;
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < ranks.length; i++) {
            both += (ranks[i] - mean) * (others[i] - mean);
            first += square(ranks[i] - mean);
            second += square(others[i] - mean);
        }
        return first > 0 && second > 0 ? both / Math.sqrt(first * second) : Double.NaN;
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        var ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && Double.compare(values[order[to]], values[order[from]]) == 0) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double square(double value) {
        return value * value;
    }
}
