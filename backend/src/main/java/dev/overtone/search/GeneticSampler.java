package dev.overtone.search;

import io.jenetics.Alterer;
import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * NSGA-II (Deb et al., 2002) by Jenetics: one gene for each variable, uniform crossover, one gene drawn anew in each
 * network on average. Parents are the best of all that were told so far; every further {@value #OFFSPRING} told are held against them.
 */
final class GeneticSampler implements Sampler {

    private static final int POPULATION = 50;
    private static final int OFFSPRING = 25;
    /** Genes of one chromosome have one range, so a choice is that part of it in which the gene lies. */
    private static final int RANGE = 1 << 24;

    private static final int MOST_LITTERS = 20;
    private static final NSGA2Selector<IntegerGene, Vec<double[]>> SELECTOR = NSGA2Selector.ofVec();

    private final Candidates candidates;
    private final Tried tried;
    private final Alterer<IntegerGene, Vec<double[]>> alterer;
    private final List<Phenotype<IntegerGene, Vec<double[]>>> waiting = new ArrayList<>();
    private ISeq<Phenotype<IntegerGene, Vec<double[]>>> parents = ISeq.empty();

    GeneticSampler(Candidates candidates, long seed) {
        this.candidates = candidates;
        this.tried = new Tried(candidates, seed);
        Alterer<IntegerGene, Vec<double[]>> crossover = new UniformCrossover<>(0.9);
        this.alterer = crossover.andThen(
                new Mutator<>(1.0 / candidates.space().variables().size()));
    }

    @Override
    public List<Long> ask(int count) {
        var next = new ArrayList<Long>(count);
        if (parents.size() > 1) {
            SplittableRandom random = tried.random();
            RandomRegistry.with(random).run(() -> breed(count, random, next));
        }
        next.addAll(RandomSampler.draw(candidates, tried, count - next.size()));
        return next;
    }

    private void breed(int count, SplittableRandom random, List<Long> next) {
        for (int litter = 0; litter < MOST_LITTERS && next.size() < count; litter++) {
            ISeq<Phenotype<IntegerGene, Vec<double[]>>> chosen = IntStream.range(0, 2 * count)
                    .mapToObj(_ -> parents.get(random.nextInt(parents.size())))
                    .collect(ISeq.toISeq());
            for (var child : alterer.alter(chosen, litter).population()) {
                long index = candidates.space().index(choices(child.genotype()));
                if (next.size() < count && tried.take(index)) {
                    next.add(index);
                }
            }
        }
    }

    private int values(int variable) {
        return candidates.space().variables().get(variable).values().size();
    }

    private int[] choices(Genotype<IntegerGene> genotype) {
        int[] choices = genotype.chromosome().as(IntegerChromosome.class).toArray();
        for (int i = 0; i < choices.length; i++) {
            choices[i] = (int) ((long) choices[i] * values(i) / RANGE);
        }
        return choices;
    }

    @Override
    public void asked(long index) {
        tried.mark(index);
    }

    @Override
    public void tell(Trial trial) {
        tried.tell(trial);
        if (trial instanceof Trial.Valued valued) {
            waiting.add(phenotype(valued));
            if (parents.size() + waiting.size() >= POPULATION && waiting.size() >= OFFSPRING) {
                parents = SELECTOR.select(parents.append(waiting), POPULATION, Optimize.MAXIMUM);
                waiting.clear();
            }
        }
    }

    private Phenotype<IntegerGene, Vec<double[]>> phenotype(Trial.Valued trial) {
        int[] choices = candidates.space().choices(trial.index());
        var genes = new ArrayList<IntegerGene>(choices.length);
        for (int i = 0; i < choices.length; i++) {
            long middle = (2L * choices[i] + 1) * RANGE / (2L * values(i));
            genes.add(IntegerGene.of((int) middle, 0, RANGE));
        }
        double[] merits = ParetoFront.losses(candidates.objectives(), trial);
        for (int i = 0; i < merits.length; i++) {
            merits[i] = -merits[i];
        }
        return Phenotype.of(Genotype.of(IntegerChromosome.of(genes)), 0, Vec.of(merits));
    }
}
