package dev.overtone.search;

import dev.overtone.analysis.space.Front;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks at all networks of a pool for those that would add most to what was tried. */
final class Screening {

    private static final int MOST_COMPARED = 300;
    private static final int BEST = 10;

    private final Candidates candidates;
    private final Pool pool;
    private final Hypervolume scale;
    private final List<Front.Objective> columns;
    private final double[][] losses;

    private record Gain(long index, double volume) {}

    Screening(Candidates candidates, Pool pool, Hypervolume scale) {
        this.candidates = candidates;
        this.pool = pool;
        this.scale = scale;
        int objectives = candidates.objectives().size();
        this.columns = IntStream.range(0, objectives)
                .mapToObj(i -> new Front.Objective(i, false))
                .toList();
        this.losses = new double[objectives][];
        for (int i = 0; i < objectives; i++) {
            losses[i] = candidates.isKnown(i) ? pool.known(i) : new double[pool.size()];
        }
    }

    /**
     * Those that add most by these surfaces, the best first.
     *
     * @param surfaces of the losses that are not known beforehand
     */
    List<Long> best(List<Surface> surfaces, Tried tried) {
        var front = new Front(columns, Integer.MAX_VALUE);
        Map<Long, double[]> before = before(surfaces, tried);
        long number = -before.size();
        for (double[] own : before.values()) {
            front.offer(number++, own);
        }
        for (int i = 0, next = 0; i < losses.length; i++) {
            if (!candidates.isKnown(i)) {
                pool.fill(surfaces.get(next++), losses[i]);
            }
        }
        offerAll(front, barred(tried, before));
        List<double[]> rooms = new ArrayList<>();
        List<Front.Point> added = new ArrayList<>();
        before.values().forEach(own -> rooms.add(scale.room(own)));
        for (Front.Point point : front.points()) {
            if (point.index() >= 0) {
                added.add(point);
            }
        }
        return thinned(added).stream()
                .map(point ->
                        new Gain(pool.index((int) point.index()), Hypervolume.gain(rooms, scale.room(point.values()))))
                .sorted(Comparator.comparingDouble(Gain::volume).reversed().thenComparingLong(Gain::index))
                .limit(BEST)
                .map(Gain::index)
                .toList();
    }

    private Map<Long, double[]> before(List<Surface> surfaces, Tried tried) {
        var before = new HashMap<Long, double[]>();
        for (long index : tried.promising()) {
            int[] choices = candidates.space().choices(candidates.space().canonical(index));
            var own = new double[losses.length];
            double[] known = candidates.known(index).orElseGet(() -> new double[losses.length]);
            for (int i = 0, next = 0; i < own.length; i++) {
                own[i] = candidates.isKnown(i)
                        ? candidates.objectives().get(i).loss(known[i])
                        : surfaces.get(next++).at(choices);
            }
            before.put(index, own);
        }
        return before;
    }

    /** Places of what was tried in vain. */
    private BitSet barred(Tried tried, Map<Long, double[]> before) {
        var barred = new BitSet();
        for (long index : tried.all()) {
            int place = before.containsKey(index)
                    ? -1
                    : pool.place(candidates.space().canonical(index));
            if (place >= 0) {
                barred.set(place);
            }
        }
        return barred;
    }

    private void offerAll(Front front, BitSet barred) {
        var own = new double[losses.length];
        for (int place = 0, size = pool.size(); place < size; place++) {
            if (pool.admits(place) && !barred.get(place)) {
                for (int i = 0; i < own.length; i++) {
                    own[i] = losses[i][place];
                }
                front.offer(place, own);
            }
        }
    }

    private static List<Front.Point> thinned(List<Front.Point> points) {
        int step = Math.max(1, points.size() / MOST_COMPARED);
        return IntStream.iterate(0, i -> i < points.size(), i -> i + step)
                .mapToObj(points::get)
                .toList();
    }
}
