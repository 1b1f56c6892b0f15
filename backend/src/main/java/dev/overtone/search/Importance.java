package dev.overtone.search;

import dev.overtone.search.Trial.Valued;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what an objective varies by comes from each variable, as the surrogate sees it: Sobol's indices of its
 * likeliest surface over the whole space (functional analysis of variance). Not a direction, and no cause.
 *
 * @param objective which one it is of
 * @param alone share of each variable by itself, in the space's order
 * @param together the same with what it does jointly with any other one, so that these may add up to more than 1
 */
public record Importance(Objective objective, List<Double> alone, List<Double> together) {

    /** By which it was found. */
    public static final String EVALUATOR = "functional ANOVA of the surrogate";

    /** For each objective; none before enough was tried to learn from. */
    public static List<Importance> of(Candidates candidates, List<Valued> trials) {
        if (trials.size() < SurrogateSampler.FEWEST_TO_LEARN) {
            return List.of();
        }
        var tried = new Tried(Candidates.of(candidates.space(), candidates.objectives()), 0);
        trials.forEach(tried::tell);
        var basis = new Basis(candidates.space());
        var learner = new Strengthening(Candidates.of(candidates.space(), candidates.objectives()), basis);
        List<Regression> regressions = learner.regressions(tried);
        var importances = new ArrayList<Importance>();
        for (int i = 0; i < regressions.size(); i++) {
            importances.add(of(
                    candidates.objectives().get(i),
                    basis.shares(regressions.get(i).weights())));
        }
        return importances;
    }

    private static Importance of(Objective objective, double[][] shares) {
        var alone = new ArrayList<Double>();
        var together = new ArrayList<Double>();
        for (int v = 0; v < shares.length; v++) {
            double joint = 0;
            for (int u = 0; u < shares.length; u++) {
                joint += shares[Math.min(v, u)][Math.max(v, u)];
            }
            alone.add(shares[v][v]);
            together.add(joint);
        }
        return new Importance(objective, List.copyOf(alone), List.copyOf(together));
    }
}
