package dev.overtone.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Pareto local search (Paquete et al., 2004): the neighbours of those on the front, any of them, and others only once
 * all of these were tried.
 */
final class LocalSearch implements Sampler {

    private static final int BEGINNINGS = 10;

    private final Candidates candidates;
    private final Tried tried;

    LocalSearch(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.tried = new Tried(candidates, seed);
    }

    @Override
    public List<Long> ask(int count) {
        if (tried.count() < BEGINNINGS) {
            return RandomSampler.draw(candidates, tried, Math.min(count, BEGINNINGS - tried.count()));
        }
        var next = new ArrayList<Long>(count);
        for (long neighbour : neighbours()) {
            if (next.size() == count) {
                return next;
            }
            if (tried.take(neighbour)) {
                next.add(neighbour);
            }
        }
        next.addAll(RandomSampler.draw(candidates, tried, count - next.size()));
        return next;
    }

    private List<Long> neighbours() {
        Set<Long> neighbours = new LinkedHashSet<>();
        for (Tried.Point point : tried.front()) {
            for (long neighbour : candidates.space().neighbours(point.index())) {
                if (!tried.contains(neighbour)) {
                    neighbours.add(neighbour);
                }
            }
        }
        var shuffled = new ArrayList<>(neighbours);
        Collections.shuffle(shuffled, Random.from(tried.random()));
        return shuffled;
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
