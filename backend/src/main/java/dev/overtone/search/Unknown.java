package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Networks of which nothing is known before they are tried. */
record Unknown(DesignSpace space, List<Objective> objectives) implements Candidates {

    @Override
    public boolean admitsAll() {
        return true;
    }

    @Override
    public boolean isKnown(int objective) {
        return false;
    }

    @Override
    public Optional<double[]> known(long index) {
        var known = new double[objectives.size()];
        Arrays.fill(known, Double.NaN);
        return Optional.of(known);
    }
}
