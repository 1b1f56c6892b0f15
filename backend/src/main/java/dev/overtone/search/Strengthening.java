package dev.overtone.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Regressions of all losses that are not known beforehand. Their strengths are found anew whenever twice as much was
 * told, from first measurements alone, so that they do not depend on when a sampler was asked.
 */
final class Strengthening {

    private static final int FIRST = 12;

    private final Candidates candidates;
    private final Basis basis;
    private final Map<List<Integer>, Strengths> found = new HashMap<>();

    Strengthening(Candidates candidates, Basis basis) {
        this.candidates = candidates;
        this.basis = basis;
    }

    /** In the order of their objectives. */
    List<Regression> regressions(Tried tried) {
        List<Tried.Point> points = tried.points();
        List<double[]> rows = points.stream()
                .map(point -> candidates.space().canonical(point.index()))
                .map(index -> basis.row(candidates.space().choices(index)))
                .toList();
        double[] measurements =
                points.stream().mapToDouble(Tried.Point::measurements).toArray();
        var regressions = new ArrayList<Regression>();
        for (int objective = 0; objective < candidates.objectives().size(); objective++) {
            if (!candidates.isKnown(objective)) {
                int own = objective;
                double[] losses = points.stream()
                        .mapToDouble(point -> point.losses()[own])
                        .toArray();
                Strengths strengths = strengths(own, points, rows);
                regressions.add(Regression.of(basis, rows, losses, measurements, strengths));
            }
        }
        return regressions;
    }

    private Strengths strengths(int objective, List<Tried.Point> points, List<double[]> rows) {
        int enough = FIRST;
        while (2 * enough <= points.size()) {
            enough *= 2;
        }
        if (enough > points.size()) {
            return Strengths.USUAL;
        }
        int count = enough;
        return found.computeIfAbsent(
                List.of(objective, count),
                _ -> Regression.strengths(
                        basis,
                        rows.subList(0, count),
                        points.subList(0, count).stream()
                                .mapToDouble(point -> point.first()[objective])
                                .toArray()));
    }
}
