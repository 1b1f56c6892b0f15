package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import java.util.List;
import java.util.Optional;

/** The networks that a search chooses from, and what is known of them without trying. Safe for several threads. */
public interface Candidates {

    DesignSpace space();

    List<Objective> objectives();

    /** Whether nothing is known of any network beforehand, not even that it cannot be. */
    default boolean admitsAll() {
        return false;
    }

    /** Whether an objective is known beforehand. */
    boolean isKnown(int objective);

    /**
     * The objectives of a network, NaN where only trying tells; none if the network cannot be or breaks a constraint that
     * is known beforehand.
     */
    Optional<double[]> known(long index);

    /** Whether the network can be and keeps to every constraint that is known beforehand. */
    default boolean admits(long index) {
        return known(index).isPresent();
    }

    /** Every network of a space, nothing known beforehand. */
    static Candidates of(DesignSpace space, List<Objective> objectives) {
        return new Unknown(space, List.copyOf(objectives));
    }
}
