package dev.overtone.prediction;

import dev.overtone.analysis.Analysis;
import java.util.List;
import java.util.Map;

/** What is known of one network: the terms of its time, its MACs, what it took, and how much that counts. */
final class Example {

    private final Map<Term, Double> terms;
    private final double macs;
    private final double milliseconds;
    private final double weight;

    private Example(Map<Term, Double> terms, double macs, double milliseconds, double weight) {
        this.terms = terms;
        this.macs = macs;
        this.milliseconds = milliseconds;
        this.weight = weight;
    }

    /** @param weight of its squared error */
    static Example of(Analysis analysis, double milliseconds, double weight) {
        return new Example(Term.totals(analysis), analysis.totals().macs(), milliseconds, weight);
    }

    /** A network that was not measured. */
    static Example of(Analysis analysis) {
        return of(analysis, Double.NaN, 0);
    }

    double total(Term term) {
        return terms.getOrDefault(term, 0.0);
    }

    double macs() {
        return macs;
    }

    double milliseconds() {
        return milliseconds;
    }

    double weight() {
        return weight;
    }

    static double[] milliseconds(List<Example> examples) {
        return examples.stream().mapToDouble(Example::milliseconds).toArray();
    }
}
