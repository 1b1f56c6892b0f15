package dev.overtone.analysis.space;

import dev.overtone.analysis.Analysis;

/** What a variant's parts cost; what a part costs must not depend on the parts before or behind it. */
public interface Costing {

    /** How many figures a part has. */
    int columns();

    /** Whether a whole costs the most of its parts in this column, as memory does, instead of their sum. */
    boolean takesTheMost(int column);

    /** The figures of the nodes behind {@code after}, up to {@code last}. */
    double[] cost(Analysis analysis, int after, int last);

    /** The figures of a whole network. */
    default double[] whole(Analysis analysis) {
        return cost(analysis, -1, analysis.graph().output());
    }
}
