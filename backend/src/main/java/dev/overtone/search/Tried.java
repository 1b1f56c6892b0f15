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
import java.util.SplittableRandom;

/** What a sampler gave out and heard. */
final class Tried {

    private final Candidates candidates;
    private final long seed;
    private final Set<Long> indices = new HashSet<>();
    private final Set<NetworkSpec> networks = new HashSet<>();
    private final Map<Long, Point> points = new HashMap<>();
    private final List<Point> inOrder = new ArrayList<>();
    private int asked;

    /** A network with its losses: the mean of all its measurements. */
    static final class Point {
        private final long index;
        private final double[] losses;
        private boolean feasible;
        private int measurements;

        private Point(long index, int objectives) {
            this.index = index;
            this.losses = new double[objectives];
        }

        long index() {
            return index;
        }

        double[] losses() {
            return losses;
        }

        boolean isFeasible() {
            return feasible;
        }

        int measurements() {
            return measurements;
        }

        private void add(double[] another, boolean keeps) {
            measurements++;
            feasible = keeps;
            for (int i = 0; i < losses.length; i++) {
                losses[i] += (another[i] - losses[i]) / measurements;
            }
        }
    }

    Tried(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.seed = seed;
    }

    /** The same again for the same numbers given out. */
    SplittableRandom random() {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + asked);
    }

    /** Takes a network for asked for, unless it was or cannot be. */
    boolean take(long index) {
        if (indices.contains(index) || !candidates.admits(index)) {
            return false;
        }
        return mark(index);
    }

    boolean mark(long index) {
        if (!indices.add(index)) {
            return false;
        }
        try {
            if (networks.add(candidates.space().at(index))) {
                asked++;
                return true;
            }
        } catch (InvalidNetwork impossible) {
            return false;
        }
        return false;
    }

    boolean contains(long index) {
        return indices.contains(index);
    }

    int count() {
        return asked;
    }

    void tell(Trial trial) {
        mark(trial.index());
        switch (trial) {
            case Trial.Valued(long index, double[] values) -> add(index, values, true);
            case Trial.Infeasible(long index, double[] values) when values.length > 0 -> add(index, values, false);
            case Trial.Infeasible _, Trial.Failed _ -> {}
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
}
