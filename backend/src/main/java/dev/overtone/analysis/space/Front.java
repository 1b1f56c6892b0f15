package dev.overtone.analysis.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The variants that no other one beats: a variant is out when another is at least as good in every objective and better
 * in one. Of variants that are equal in every objective the one with the lowest number stays, so that the front does not
 * depend on the order in which they come. Not safe for several threads; fronts of parts are merged.
 */
public final class Front {

    private final int[] columns;
    private final double[] signs;
    private final int most;
    private final List<Point> points = new ArrayList<>();

    /**
     * One variant.
     *
     * @param index its number in the space
     * @param values its figures, in the costing's columns
     */
    public record Point(long index, double[] values) {}

    /** A column of the costing, and which end of it is better. */
    public record Objective(int column, boolean higherIsBetter) {

        public static Objective of(Metric metric) {
            return new Objective(metric.column(), metric.isBetterWhenHigher());
        }
    }

    /** @param most how many points it may have */
    public Front(List<Objective> objectives, int most) {
        this.columns = objectives.stream().mapToInt(Objective::column).toArray();
        this.signs = objectives.stream()
                .mapToDouble(objective -> objective.higherIsBetter() ? -1 : 1)
                .toArray();
        this.most = most;
    }

    /**
     * Takes the variant in unless another beats it, and takes out what it beats.
     *
     * @param values copied when it is taken
     * @throws Overfull if there are more points than it may have
     */
    public void offer(long index, double[] values) {
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (isAsGood(point.values(), values) && (point.index() < index || !isAsGood(values, point.values()))) {
                Collections.swap(points, i, i / 2);
                return;
            }
        }
        points.removeIf(point -> isAsGood(values, point.values()));
        if (points.size() == most) {
            throw new Overfull(most);
        }
        points.add(new Point(index, values.clone()));
    }

    public void merge(Front other) {
        other.points.forEach(point -> offer(point.index(), point.values()));
    }

    /** Best in the first objective first. */
    public List<Point> points() {
        return points.stream()
                .sorted(Comparator.comparingDouble((Point point) -> signs[0] * point.values()[columns[0]])
                        .thenComparingLong(Point::index))
                .toList();
    }

    private boolean isAsGood(double[] one, double[] other) {
        for (int i = 0; i < columns.length; i++) {
            if (signs[i] * one[columns[i]] > signs[i] * other[columns[i]]) {
                return false;
            }
        }
        return true;
    }

    /** More variants are unbeaten than can be kept. */
    public static final class Overfull extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overfull(int most) {
            super("More than " + most + " variants are on the front.");
        }
    }
}
