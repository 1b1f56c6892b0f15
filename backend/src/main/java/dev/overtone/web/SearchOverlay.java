package dev.overtone.web;

import dev.overtone.notation.CostingJson;
import dev.overtone.search.Findings;
import dev.overtone.search.Hypervolume;
import dev.overtone.search.MeasuredMetric;
import dev.overtone.search.Objective;
import dev.overtone.search.Search;
import dev.overtone.search.SearchRules;
import dev.overtone.search.SearchTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fronts of several searches on the same two axes.
 *
 * @param aims what the axes are, and which end of each is better, as the first search has it
 * @param fronts of those that may be laid over the first
 * @param aside titles of those that may not: they count or measured otherwise
 */
record SearchOverlay(List<Objective> aims, List<Front> fronts, List<String> aside) {

    /** One search's front by the axes alone. */
    record Front(Search search, List<Findings.Found> points) {}

    /** A search with its trials. */
    record Tried(Search search, List<SearchTrial> trials) {}

    /** Metrics that every one of them has. */
    static List<String> common(List<Search> searches) {
        return searches.isEmpty()
                ? List.of()
                : searches.getFirst().metrics().stream()
                        .distinct()
                        .filter(metric -> searches.stream()
                                .allMatch(search -> search.metrics().contains(metric)))
                        .toList();
    }

    /** @param axes one metric or two, each common to all */
    static SearchOverlay of(List<Tried> all, List<String> axes) {
        Search first = all.getFirst().search();
        List<Objective> aims =
                axes.stream().distinct().map(axis -> aim(first, axis)).toList();
        var fronts = new ArrayList<Front>();
        var aside = new ArrayList<String>();
        for (Tried tried : all) {
            if (aims.stream().allMatch(aim -> compares(aim.metric(), first, tried.search()))) {
                fronts.add(new Front(
                        tried.search(),
                        Findings.by(tried.search(), aims, tried.trials()).front()));
            } else {
                aside.add(tried.search().title());
            }
        }
        return new SearchOverlay(aims, fronts, aside);
    }

    private static Objective aim(Search search, String metric) {
        return search.objectives().stream()
                .filter(objective -> objective.metric().equals(metric))
                .findFirst()
                .orElseGet(() -> SearchRules.objective(metric, null, false));
    }

    /** What was measured compares on one device and in one way; bytes and roofline by one reckoning; counts always. */
    static boolean compares(String metric, Search one, Search other) {
        if (MeasuredMetric.find(metric).isPresent()) {
            return Objects.equals(one.device(), other.device())
                    && one.settings().batchSize() == other.settings().batchSize()
                    && one.settings().precision().equals(other.settings().precision())
                    && one.settings().runtime().equals(other.settings().runtime())
                    && one.settings().threads() == other.settings().threads();
        }
        return switch (metric) {
            case "milliseconds", "bytes" ->
                CostingJson.readText(one.costing()).equals(CostingJson.readText(other.costing()));
            default -> true;
        };
    }

    /**
     * How much of the box between the best and the worst of all these fronts each one beats, from 0 to 1; none where there
     * is nothing to scale by.
     */
    List<Double> shares() {
        List<List<double[]>> losses = fronts.stream()
                .map(front -> front.points().stream().map(this::losses).toList())
                .toList();
        List<double[]> all = losses.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        Hypervolume scale = Hypervolume.over(all);
        double whole = Math.pow(Hypervolume.REFERENCE, aims.size());
        return losses.stream().map(own -> scale.of(own) / whole).toList();
    }

    private double[] losses(Findings.Found found) {
        var losses = new double[aims.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = aims.get(i).loss(found.values()[i]);
        }
        return losses;
    }
}
