package dev.overtone.analysis.systolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a {@link ReadBuffer} does not hold when its words are asked for in the order of an {@link Unfolding}.
 * Exact, but looks at single words only where the memory is emptied, elsewhere at spans.
 */
final class Misses {

    /** Cycles that are taken together, where the memory is large. */
    private static final int LONGEST_STRETCH = 512;

    private final Unfolding unfolding;
    private final Resident resident;
    private final int capacity;
    private final int stretch;
    private long held;
    private long misses;
    private long firstEmptied;

    Misses(Convolution layer, SystolicArray array, int capacity) {
        this.capacity = capacity;
        unfolding = new Unfolding(layer, array);
        resident = new Resident(layer.mapWords());
        stretch = stretch(capacity, unfolding.lanes());
    }

    /** How many cycles are taken together; in a quarter of the memory's words it is seldom emptied. */
    static int stretch(int capacity, int lanes) {
        return Math.clamp(capacity / (4L * lanes), 1, LONGEST_STRETCH);
    }

    /** Every round asks for the same words; once one begins to go as an earlier one did, the others are known. */
    long over(long rounds) {
        Map<Long, Integer> begun = new HashMap<>();
        List<Long> after = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            round();
            after.add(misses);
            Integer earlier = begun.putIfAbsent(firstEmptied, round);
            if (earlier != null) {
                int period = round - earlier;
                long ahead = rounds - 1 - earlier;
                long lap = misses - after.get(earlier);
                return after.get(earlier + (int) (ahead % period)) + ahead / period * lap;
            }
        }
        return misses;
    }

    private void round() {
        firstEmptied = -1;
        long before = 0;
        unfolding.first();
        do {
            int cycles = unfolding.cycles();
            for (int from = 0; from < cycles; from += stretch) {
                take(before, from, Math.min(cycles, from + stretch));
            }
            before += cycles;
        } while (unfolding.next());
    }

    private void take(long before, int from, int to) {
        long most = (long) (to - from) * unfolding.lanes();
        if (held + most < capacity || held + unfolding.sum(from, to, resident::missing) < capacity) {
            hold(unfolding.sum(from, to, resident::add));
        } else if (to - from == 1) {
            takeWordByWord(before + from, from);
        } else {
            int middle = (from + to) >>> 1;
            take(before, from, middle);
            take(before, middle, to);
        }
    }

    private void takeWordByWord(long position, int cycle) {
        for (int place = 0, asked = unfolding.asked(cycle); place < asked; place++) {
            long word = unfolding.word(cycle, place);
            hold(resident.add(word, word + 1));
            if (held == capacity) {
                held = 0;
                resident.forget();
                if (firstEmptied < 0) {
                    firstEmptied = position * unfolding.lanes() + place;
                }
            }
        }
    }

    private void hold(long fresh) {
        held += fresh;
        misses += fresh;
    }
}
