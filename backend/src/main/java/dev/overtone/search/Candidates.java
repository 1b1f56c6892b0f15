package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import java.util.List;

/** The networks that a search chooses from, and what is known of them without trying. Safe for several threads. */
public interface Candidates {

    DesignSpace space();

    List<Objective> objectives();

    /** Whether the network can be and keeps to every constraint that is known beforehand. */
    boolean admits(long index);

    /** Whether an objective is known beforehand. */
    boolean isKnown(int objective);

    /** The objectives of an admitted network, NaN where only trying tells. */
    double[] known(long index);

    /** Every network of a space, nothing known beforehand. */
    static Candidates of(DesignSpace space, List<Objective> objectives) {
        return new Unknown(space, List.copyOf(objectives));
    }
}
