package dev.overtone.search;

import java.util.ArrayList;
import java.util.List;

/**
 * All networks, a coarse grid first: steps of the golden ratio through their numbers, so that those tried so far lie
 * evenly however many there are, and none comes twice.
 */
final class GridSampler implements Sampler {

    /** How many numbers are looked at for one that was not tried. */
    static final long LONGEST_WALK = 10_000_000;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Candidates candidates;
    private final Tried tried;
    private final long stride;
    private long step;
    private long position;

    GridSampler(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.tried = new Tried(candidates, seed);
        this.stride = stride(candidates.space().size());
    }

    /** Near the golden section, without a divisor in common with the size. */
    private static long stride(long size) {
        long stride = Math.max(1, Math.round(size * GOLDEN));
        while (divisor(stride, size) != 1) {
            stride++;
        }
        return stride;
    }

    private static long divisor(long one, long other) {
        return other == 0 ? one : divisor(other, one % other);
    }

    @Override
    public List<Long> ask(int count) {
        long size = candidates.space().size();
        var next = new ArrayList<Long>(count);
        for (long walked = 0; next.size() < count && step < size && walked < LONGEST_WALK; walked++, step++) {
            if (tried.take(position)) {
                next.add(position);
            }
            position = (position + stride) % size;
        }
        return next;
    }

    @Override
    public void asked(long index) {
        tried.mark(index);
    }

    @Override
    public void tell(Trial trial) {
        tried.tell(trial);
    }
}
