package dev.overtone.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a search has found: its networks that keep to every constraint, those measured again with the mean of what they
 * were measured at, in the order in which they were told.
 *
 * @param networks one for each network; its figures are those of all of its trials together
 */
public record Findings(List<Objective> objectives, List<Found> networks) {

    /**
     * One network.
     *
     * @param trial the first that has its figures
     * @param values one for each objective
     * @param trials how many there are of it
     */
    public record Found(SearchTrial trial, double[] values, int trials) {}

    /** By the search's own objectives. */
    public static Findings of(Search search, List<SearchTrial> trials) {
        return by(search, search.objectives(), trials);
    }

    /**
     * By other metrics of the search.
     *
     * @param objectives whose metrics are among the search's
     */
    public static Findings by(Search search, List<Objective> objectives, List<SearchTrial> trials) {
        int[] columns = objectives.stream()
                .mapToInt(objective -> search.metrics().indexOf(objective.metric()))
                .toArray();
        Map<String, List<SearchTrial>> byNetwork = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> trial.told() != null && trial.state() == TrialState.VALUED)
                .sorted(Comparator.comparing(SearchTrial::told))
                .forEach(trial -> byNetwork
                        .computeIfAbsent(trial.fingerprint(), _ -> new ArrayList<>())
                        .add(trial));
        return new Findings(
                List.copyOf(objectives),
                byNetwork.values().stream().map(own -> found(own, columns)).toList());
    }

    private static Found found(List<SearchTrial> own, int[] columns) {
        double[] values = Arrays.stream(columns)
                .mapToDouble(column -> own.stream()
                        .mapToDouble(trial -> trial.figures()[column])
                        .average()
                        .orElseThrow())
                .toArray();
        return new Found(own.getFirst(), values, own.size());
    }

    /** Those that no other one beats, best in the first objective first. */
    public List<Found> front() {
        return chosen(paretoFront().trials());
    }

    public Optional<Found> knee() {
        return paretoFront().knee().map(knee -> networks.get((int) knee.index()));
    }

    private List<Found> chosen(List<Trial.Valued> front) {
        return front.stream().map(trial -> networks.get((int) trial.index())).toList();
    }

    private ParetoFront paretoFront() {
        var all = new ArrayList<Trial.Valued>();
        for (int i = 0; i < networks.size(); i++) {
            all.add(new Trial.Valued(i, networks.get(i).values()));
        }
        return ParetoFront.of(objectives, all);
    }

    /**
     * The hypervolume after each network, scaled by the least and the most of all that were found: the last is that of
     * the front.
     */
    public List<Double> hypervolumes() {
        if (networks.isEmpty()) {
            return List.of();
        }
        List<double[]> losses = networks.stream().map(this::losses).toList();
        Hypervolume scale = Hypervolume.over(losses);
        var volumes = new ArrayList<Double>(losses.size());
        var front = new ArrayList<double[]>();
        double volume = 0;
        for (double[] loss : losses) {
            if (front.stream().noneMatch(other -> ParetoFront.isAsGood(other, loss))) {
                front.removeIf(other -> ParetoFront.isAsGood(loss, other));
                front.add(loss);
                volume = scale.of(front);
            }
            volumes.add(volume);
        }
        return volumes;
    }

    private double[] losses(Found found) {
        double[] losses = new double[objectives.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = objectives.get(i).loss(found.values()[i]);
        }
        return losses;
    }
}
