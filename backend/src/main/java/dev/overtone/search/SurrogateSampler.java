package dev.overtone.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Learns each loss that is not known beforehand, and tries what promises most. Each network of a batch is chosen by other
 * surfaces, drawn around the likeliest ones, over the whole space: the one that adds most hypervolume to what was tried,
 * all by the same surfaces (Thompson sampling, as TSEMO by Bradford et al., 2018, with less daring). So noise is shrunk,
 * and it is explored where little is known. Gains are scaled by the losses told so far.
 */
final class SurrogateSampler implements Sampler {

    private static final int BEGINNING_PER_VARIABLE = 2;
    static final int FEWEST_TO_LEARN = 6;

    private final Candidates candidates;
    private final Tried tried;
    private final Basis basis;
    private final FillingDesign design;
    private final Strengthening strengthening;
    private @Nullable Pool whole;

    SurrogateSampler(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.tried = new Tried(candidates, seed);
        this.basis = new Basis(candidates.space());
        this.design = new FillingDesign(candidates, basis);
        this.strengthening = new Strengthening(candidates, basis);
    }

    @Override
    public List<Long> ask(int count) {
        int beginning = Math.max(
                8, BEGINNING_PER_VARIABLE * candidates.space().variables().size());
        int missing = Math.max(beginning - tried.count(), tried.points().size() < FEWEST_TO_LEARN ? count : 0);
        var next = new ArrayList<Long>(design.ask(tried, Math.min(count, missing)));
        if (next.size() < count && tried.points().size() >= FEWEST_TO_LEARN) {
            screen(count - next.size(), next);
        }
        next.addAll(RandomSampler.draw(candidates, tried, count - next.size()));
        return next;
    }

    private void screen(int count, List<Long> next) {
        SplittableRandom random = tried.random();
        Pool pool = pool(random);
        List<Regression> regressions = strengthening.regressions(tried);
        Hypervolume scale = Hypervolume.over(
                tried.points().stream().map(Tried.Point::losses).toList());
        var screening = new Screening(candidates, pool, scale);
        for (int i = 0; i < count; i++) {
            List<Surface> surfaces = regressions.stream()
                    .map(regression -> regression.draw(random))
                    .toList();
            for (long index : screening.best(surfaces, tried)) {
                if (tried.take(index)) {
                    next.add(index);
                    break;
                }
            }
        }
    }

    private Pool pool(SplittableRandom random) {
        if (!Pool.canBeWhole(candidates)) {
            return Pool.sample(candidates, tried, random);
        }
        if (whole == null) {
            whole = Pool.whole(candidates);
        }
        return whole;
    }

    @Override
    public void asked(long index) {
        tried.mark(index);
    }

    @Override
    public void tell(Trial trial) {
        tried.tell(trial);
    }

    @Override
    public List<Long> doubtful(int count) {
        return tried.points().size() < FEWEST_TO_LEARN ? List.of() : new Doubt(tried, unsaid()).most(count);
    }

    private double[] unsaid() {
        List<Regression> regressions = strengthening.regressions(tried);
        var unsaid = new double[candidates.objectives().size()];
        for (int i = 0, next = 0; i < unsaid.length; i++) {
            unsaid[i] = candidates.isKnown(i) ? 0 : regressions.get(next++).noise();
        }
        return unsaid;
    }
}
