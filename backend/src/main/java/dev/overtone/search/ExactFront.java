package dev.overtone.search;

import dev.overtone.analysis.space.Enumeration;
import dev.overtone.analysis.space.Front;
import dev.overtone.search.Trial.Valued;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The front of all candidates whose objectives are all known, without a trial, on all cores.
 *
 * @param numbers how many were looked at
 * @param admitted how many of these can be and keep to the constraints
 */
public record ExactFront(long numbers, long admitted, ParetoFront front) {

    /** How many numbers a space may have, so that all are looked at within seconds. */
    public static final long MOST = 20_000_000;

    private static final int CHUNK = 1 << 12;

    /** Whether nothing need be tried, and all can be looked at. */
    public static boolean isPossible(Candidates candidates) {
        return candidates.space().size() <= MOST
                && IntStream.range(0, candidates.objectives().size()).allMatch(candidates::isKnown);
    }

    /** @throws Front.Overfull if the front has more than {@link Enumeration#LARGEST_FRONT} points */
    public static ExactFront of(Candidates candidates) {
        long size = candidates.space().size();
        var admitted = new AtomicLong();
        Front front = LongStream.range(0, (size + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk -> {
                    Front own = empty(candidates);
                    long end = Math.min(size, (chunk + 1) * CHUNK);
                    for (long index = chunk * CHUNK; index < end; index++) {
                        Optional<double[]> known = candidates.known(index);
                        if (known.isPresent()) {
                            admitted.incrementAndGet();
                            own.offer(index, known.get());
                        }
                    }
                    return own;
                })
                .collect(() -> empty(candidates), Front::merge, Front::merge);
        List<Valued> trials = front.points().stream()
                .map(point -> new Valued(point.index(), point.values()))
                .toList();
        return new ExactFront(size, admitted.get(), new ParetoFront(candidates.objectives(), trials));
    }

    private static Front empty(Candidates candidates) {
        List<Objective> objectives = candidates.objectives();
        return new Front(
                IntStream.range(0, objectives.size())
                        .mapToObj(i -> new Front.Objective(i, objectives.get(i).higherIsBetter()))
                        .toList(),
                Enumeration.LARGEST_FRONT);
    }
}
