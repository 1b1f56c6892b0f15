package dev.overtone.web;

import dev.overtone.search.Objective;
import dev.overtone.search.VariableEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What each variable has to do with each objective, the weightiest first.
 *
 * @param networks from how many it is told
 */
record ImportanceView(String evaluator, int networks, List<String> objectives, List<Row> rows) {

    record Row(String label, List<Cell> cells) {}

    /**
     * @param words whether the objective rises or falls with the variable, and whether that is better; null where it has no
     *     order
     */
    record Cell(
            String percent,
            int width,
            @Nullable String words,
            @Nullable String correlation) {}

    /** Null while too few networks are known. */
    static @Nullable ImportanceView of(List<VariableEffects> all, Figures figures) {
        if (all.isEmpty() || all.getFirst().networks() < VariableEffects.FEWEST) {
            return null;
        }
        int variables = all.getFirst().effects().size();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < variables; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(place -> -most(all, place)));
        return new ImportanceView(
                VariableEffects.EVALUATOR,
                all.getFirst().networks(),
                all.stream()
                        .map(one -> new SearchMetric(one.objective().metric()).label())
                        .toList(),
                order.stream()
                        .map(place -> new Row(
                                VaryingThing.label(
                                        all.getFirst().effects().get(place).variable()),
                                all.stream()
                                        .map(one -> cell(
                                                one.objective(), one.effects().get(place), figures))
                                        .toList()))
                        .toList());
    }

    private static double most(List<VariableEffects> all, int place) {
        return all.stream()
                .mapToDouble(one -> one.effects().get(place).share())
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(0);
    }

    private static Cell cell(Objective objective, VariableEffects.Effect effect, Figures figures) {
        double share = effect.share();
        double correlation = effect.rankCorrelation();
        return new Cell(
                Double.isNaN(share) ? "–" : figures.percent(share),
                Double.isNaN(share) ? 0 : (int) Math.round(100 * share),
                Double.isNaN(correlation) ? null : words(objective, correlation),
                Double.isNaN(correlation)
                        ? null
                        : String.format(Locale.ROOT, "%+.2f", correlation).replace('-', '−'));
    }

    private static String words(Objective objective, double correlation) {
        if (Math.abs(correlation) < 0.1) {
            return "neither rises nor falls";
        }
        boolean rises = correlation > 0;
        return (rises ? "rises" : "falls") + (rises == objective.higherIsBetter() ? ", better" : ", worse");
    }
}
