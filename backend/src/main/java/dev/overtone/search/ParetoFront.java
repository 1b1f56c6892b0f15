package dev.overtone.search;

import dev.overtone.search.Trial.Valued;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The trials that no other one beats, best in the first objective first. Of trials with equal figures the first one told
 * stays.
 */
public record ParetoFront(List<Objective> objectives, List<Valued> trials) {

    public static ParetoFront of(List<Objective> objectives, List<Valued> all) {
        List<double[]> losses =
                all.stream().map(trial -> losses(objectives, trial)).toList();
        var best = new ArrayList<Valued>();
        for (int own : unbeaten(losses)) {
            best.add(all.get(own));
        }
        best.sort(Comparator.comparingDouble((Valued trial) -> losses(objectives, trial)[0])
                .thenComparingLong(Valued::index));
        return new ParetoFront(objectives, List.copyOf(best));
    }

    /** On the objectives' scales, less is better. */
    public static double[] losses(List<Objective> objectives, Valued trial) {
        var losses = new double[objectives.size()];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = objectives.get(i).loss(trial.values()[i]);
        }
        return losses;
    }

    public List<double[]> losses() {
        return trials.stream().map(trial -> losses(objectives, trial)).toList();
    }

    /**
     * Where giving up a little of one objective begins to cost much of another: of the front scaled to its own ends the
     * point nearest to the best of all, farthest before the plane through the ends (Das, 1999).
     */
    public Optional<Valued> knee() {
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        Hypervolume scale = Hypervolume.over(losses());
        return trials.stream().min(Comparator.comparingDouble(trial -> {
            double sum = 0;
            for (double loss : scale.scaled(losses(objectives, trial))) {
                sum += loss;
            }
            return sum;
        }));
    }

    /** Whether one is at least as good in every loss and better in one. */
    static boolean beats(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
            better |= one[i] < other[i];
        }
        return better;
    }

    /** Places of those that no other beats; of equal ones the first. */
    static List<Integer> unbeaten(List<double[]> losses) {
        var front = new ArrayList<Integer>();
        for (int own = 0; own < losses.size(); own++) {
            double[] loss = losses.get(own);
            if (front.stream().noneMatch(other -> isAsGood(losses.get(other), loss))) {
                front.removeIf(other -> beats(loss, losses.get(other)));
                front.add(own);
            }
        }
        return front;
    }

    /** Whether one is at least as good in every loss. */
    static boolean isAsGood(double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
        }
        return true;
    }

    /** The rank of each: 0 on the front, 1 on the front without those of rank 0, and so on. */
    public static int[] ranks(List<double[]> losses) {
        var ranks = new int[losses.size()];
        var beatenBy = new int[losses.size()];
        var beats = new ArrayList<List<Integer>>();
        for (int own = 0; own < losses.size(); own++) {
            var beaten = new ArrayList<Integer>();
            for (int other = 0; other < losses.size(); other++) {
                if (beats(losses.get(own), losses.get(other))) {
                    beaten.add(other);
                    beatenBy[other]++;
                }
            }
            beats.add(beaten);
        }
        var current = new ArrayList<Integer>();
        for (int own = 0; own < ranks.length; own++) {
            if (beatenBy[own] == 0) {
                current.add(own);
            }
        }
        for (int rank = 0; !current.isEmpty(); rank++) {
            var next = new ArrayList<Integer>();
            for (int own : current) {
                ranks[own] = rank;
                for (int other : beats.get(own)) {
                    if (--beatenBy[other] == 0) {
                        next.add(other);
                    }
                }
            }
            current = next;
        }
        return ranks;
    }
}
