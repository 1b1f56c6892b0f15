package dev.overtone.search;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What a sampler gave out and heard. */
final class Tried {

    private final Candidates candidates;
    private final long seed;
    private final Set<Long> indices = new HashSet<>();
    private final Set<NetworkSpec> networks = new HashSet<>();
    private final Map<Long, Point> points = new HashMap<>();
    private final List<Point> inOrder = new ArrayList<>();
    private final SortedSet<Long> asked = new TreeSet<>();
    private final Set<Long> vain = new HashSet<>();

    /** A network with its losses: the mean of all its measurements. */
    static final class Point {
        private final long index;
        private final double[] losses;
        private final double[] squares;
        private double[] first;
        private boolean feasible;
        private int measurements;

        private Point(long index, int objectives) {
            this.index = index;
            this.losses = new double[objectives];
            this.squares = new double[objectives];
            this.first = losses;
        }

        long index() {
            return index;
        }

        double[] losses() {
            return losses;
        }

        /** As they were measured first. */
        double[] first() {
            return first;
        }

        /** The sums of squared differences from their mean. */
        double[] squares() {
            return squares;
        }

        boolean isFeasible() {
            return feasible;
        }

        int measurements() {
            return measurements;
        }

        private void add(double[] another, boolean keeps) {
            if (measurements++ == 0) {
                first = another;
            }
            feasible = keeps;
            for (int i = 0; i < losses.length; i++) {
                double difference = another[i] - losses[i];
                losses[i] += difference / measurements;
                squares[i] += difference * (another[i] - losses[i]);
            }
        }
    }

    Tried(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.seed = seed;
    }

    /** The same again after as many numbers; the seed is scrambled, since streams of near seeds are shifts of one. */
    SplittableRandom random() {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + asked.size());
    }

    /** Takes a network for asked for, unless it was or cannot be. */
    boolean take(long index) {
        if (indices.contains(index) || candidates.known(index).isEmpty()) {
            return false;
        }
        return mark(index);
    }

    /** The same of what was given out before, admitted or not; what means a network that is there leaves no trace. */
    boolean mark(long index) {
        if (indices.contains(index)) {
            return false;
        }
        try {
            if (!networks.add(candidates.space().at(index))) {
                return false;
            }
        } catch (InvalidNetwork impossible) {
            return false;
        }
        indices.add(index);
        asked.add(index);
        return true;
    }

    boolean contains(long index) {
        return indices.contains(index);
    }

    int count() {
        return asked.size();
    }

    /** All numbers that were given out or told, without those that mean a network that was there before. */
    List<Long> asked() {
        return List.copyOf(asked);
    }

    /** The same without those that were tried in vain. */
    List<Long> promising() {
        return asked.stream().filter(index -> !vain.contains(index)).toList();
    }

    /** Every number that will not be given out again. */
    Set<Long> all() {
        return Collections.unmodifiableSet(indices);
    }

    void tell(Trial trial) {
        mark(trial.index());
        indices.add(trial.index());
        switch (trial) {
            case Trial.Valued(long index, double[] values) -> {
                vain.remove(index);
                add(index, values, true);
            }
            case Trial.Infeasible(long index, double[] values)
            when values.length > 0 -> {
                vain.add(index);
                add(index, values, false);
            }
            case Trial.Infeasible _, Trial.Failed _ -> vain.add(trial.index());
        }
    }

    private void add(long index, double[] values, boolean feasible) {
        var losses = new double[values.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = candidates.objectives().get(i).loss(values[i]);
        }
        points.computeIfAbsent(index, _ -> {
                    var point = new Point(index, losses.length);
                    inOrder.add(point);
                    return point;
                })
                .add(losses, feasible);
    }

    /** Every network with losses, in the order in which they were first told. */
    List<Point> points() {
        return Collections.unmodifiableList(inOrder);
    }

    /** Those feasible points that no other one beats. */
    List<Point> front() {
        List<Point> feasible = inOrder.stream().filter(Point::isFeasible).toList();
        return ParetoFront.unbeaten(feasible.stream().map(Point::losses).toList()).stream()
                .map(feasible::get)
                .toList();
    }
}
