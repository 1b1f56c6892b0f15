package dev.overtone.search;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which points noise hides from one another: one on the front, and another that might beat it. Noise is what repeated
 * measurements differ by; before there are some, at most what the surfaces leave over.
 */
final class Doubt {

    private static final int MOST_MEASUREMENTS = 5;
    private static final double DEVIATIONS = 2;
    private static final int ENOUGH_REPEATS = 3;

    private final Tried tried;
    private final double[] noise;

    /** @param unsaid what the surfaces leave over, 0 for losses that are known */
    Doubt(Tried tried, double[] unsaid) {
        this.tried = tried;
        this.noise = unsaid.clone();
        for (int i = 0; i < noise.length; i++) {
            double squares = 0;
            int repeats = 0;
            for (Tried.Point point : tried.points()) {
                squares += point.squares()[i];
                repeats += point.measurements() - 1;
            }
            if (repeats >= ENOUGH_REPEATS) {
                noise[i] = Math.sqrt(squares / repeats);
            }
        }
    }

    List<Long> most(int count) {
        var doubtful = new LinkedHashSet<Tried.Point>();
        for (Tried.Point best : tried.front()) {
            for (Tried.Point other : tried.points()) {
                if (other != best && other.isFeasible() && mightBeat(other, best)) {
                    doubtful.add(best);
                    doubtful.add(other);
                }
            }
        }
        return doubtful.stream()
                .filter(point -> point.measurements() < MOST_MEASUREMENTS)
                .sorted(Comparator.comparingInt(Tried.Point::measurements).thenComparingLong(Tried.Point::index))
                .limit(count)
                .map(Tried.Point::index)
                .toList();
    }

    private boolean mightBeat(Tried.Point other, Tried.Point best) {
        double spread = DEVIATIONS * Math.sqrt(1.0 / other.measurements() + 1.0 / best.measurements());
        for (int i = 0; i < noise.length; i++) {
            if (other.losses()[i] > best.losses()[i] + spread * noise[i]) {
                return false;
            }
        }
        return true;
    }
}
