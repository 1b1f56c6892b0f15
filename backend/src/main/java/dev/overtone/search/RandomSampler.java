package dev.overtone.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Any network that was not tried yet, each as likely as another. */
final class RandomSampler implements Sampler {

    private static final int MOST_MISSES = 10_000;

    private final Candidates candidates;
    private final Tried tried;

    RandomSampler(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.tried = new Tried(candidates, seed);
    }

    @Override
    public List<Long> ask(int count) {
        return draw(candidates, tried, count);
    }

    /** Looks on from a random place when chance finds nothing new. */
    static List<Long> draw(Candidates candidates, Tried tried, int count) {
        SplittableRandom random = tried.random();
        long size = candidates.space().size();
        var drawn = new ArrayList<Long>(count);
        for (int misses = 0; drawn.size() < count && misses < MOST_MISSES; ) {
            long index = random.nextLong(size);
            if (tried.take(index)) {
                drawn.add(index);
                misses = 0;
            } else {
                misses++;
            }
        }
        long start = random.nextLong(size);
        for (long step = 0; drawn.size() < count && step < Math.min(size, GridSampler.LONGEST_WALK); step++) {
            long index = (start + step) % size;
            if (tried.take(index)) {
                drawn.add(index);
            }
        }
        return drawn;
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
