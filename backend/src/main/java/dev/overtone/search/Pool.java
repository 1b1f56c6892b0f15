package dev.overtone.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The networks that a screening looks at: all of a space, or a sample of a large one. */
final class Pool {

    static final int LARGEST_OF_TWO = 2_000_000;
    static final int LARGEST_OF_THREE = 400_000;
    private static final int SAMPLE = 150_000;

    private final Candidates candidates;
    private final long[] indices;
    private final boolean whole;
    private final double[][] known;

    private Pool(Candidates candidates, long[] indices, boolean whole) {
        this.candidates = candidates;
        this.indices = indices;
        this.whole = whole;
        this.known = known();
    }

    static boolean canBeWhole(Candidates candidates) {
        return candidates.space().size() <= (candidates.objectives().size() < 3 ? LARGEST_OF_TWO : LARGEST_OF_THREE);
    }

    static Pool whole(Candidates candidates) {
        return new Pool(
                candidates, LongStream.range(0, candidates.space().size()).toArray(), true);
    }

    /** A random part, and what lies around the front. */
    static Pool sample(Candidates candidates, Tried tried, SplittableRandom random) {
        LongStream near = tried.front().stream()
                .flatMap(point -> candidates.space().neighbours(point.index()).stream())
                .flatMap(one -> LongStream.concat(
                                LongStream.of(one),
                                candidates.space().neighbours(one).stream().mapToLong(Long::longValue))
                        .boxed())
                .mapToLong(Long::longValue)
                .limit(SAMPLE);
        LongStream far = random.longs(SAMPLE, 0, candidates.space().size());
        return new Pool(
                candidates, LongStream.concat(near, far).sorted().distinct().toArray(), false);
    }

    int size() {
        return indices.length;
    }

    long index(int place) {
        return indices[place];
    }

    /** Where the network is, or a negative number. */
    int place(long index) {
        return Arrays.binarySearch(indices, index);
    }

    /** The losses that are known beforehand, by place; not a number where the network is not admitted. */
    double[] known(int objective) {
        return known[objective];
    }

    boolean admits(int place) {
        return !Double.isNaN(known[known.length - 1][place]);
    }

    /** One loss of every network by a surface. */
    void fill(Surface surface, double[] losses) {
        if (whole) {
            surface.fill(losses);
            return;
        }
        for (int place = 0; place < indices.length; place++) {
            losses[place] = surface.at(candidates.space().choices(indices[place]));
        }
    }

    /** A row for each objective, and one that says which networks are admitted. */
    private double[][] known() {
        int objectives = candidates.objectives().size();
        var losses = new double[objectives + 1][];
        losses[objectives] = new double[indices.length];
        for (int i = 0; i < objectives; i++) {
            losses[i] = candidates.isKnown(i) ? new double[indices.length] : new double[0];
        }
        if (!candidates.admitsAll() || candidates.space().isRedundant()) {
            IntStream.range(0, indices.length).parallel().forEach(place -> note(place, losses));
        }
        return losses;
    }

    private void note(int place, double[][] losses) {
        int objectives = losses.length - 1;
        long index = indices[place];
        Optional<double[]> values =
                candidates.space().canonical(index) == index ? candidates.known(index) : Optional.empty();
        for (int i = 0; i < objectives; i++) {
            if (losses[i].length > 0) {
                losses[i][place] =
                        values.isPresent() ? candidates.objectives().get(i).loss(values.get()[i]) : Double.NaN;
            }
        }
        losses[objectives][place] = values.isPresent() ? 0 : Double.NaN;
    }
}
