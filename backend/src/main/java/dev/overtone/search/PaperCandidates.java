package dev.overtone.search;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Metric;
import dev.overtone.analysis.space.PaperCosting;
import dev.overtone.analysis.space.PartCosts;
import dev.overtone.architecture.InvalidNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The networks of a space that can be drawn and keep to every constraint on a {@link Metric}. Objectives that are such a
 * metric are known; of other metrics only trying tells, whether an objective or a constraint names them.
 */
public final class PaperCandidates implements Candidates {

    private final DesignSpace space;
    private final List<Objective> objectives;
    private final List<Constraint> constraints;
    private final PartCosts costs;

    public PaperCandidates(
            DesignSpace space, List<Objective> objectives, List<Constraint> constraints, PaperCosting costing) {
        this.space = space;
        this.objectives = List.copyOf(objectives);
        this.constraints = constraints.stream()
                .filter(constraint -> Metric.find(constraint.metric()).isPresent())
                .toList();
        this.costs = new PartCosts(costing);
    }

    @Override
    public DesignSpace space() {
        return space;
    }

    @Override
    public List<Objective> objectives() {
        return objectives;
    }

    @Override
    public boolean isKnown(int objective) {
        return Metric.find(objectives.get(objective).metric()).isPresent();
    }

    @Override
    public Optional<double[]> known(long index) {
        Optional<double[]> figures;
        try {
            figures = costs.of(space.at(index));
        } catch (InvalidNetwork impossible) {
            return Optional.empty();
        }
        return figures.filter(this::keeps).map(this::values);
    }

    private boolean keeps(double[] figures) {
        for (Constraint constraint : constraints) {
            if (!constraint.holds(figures[column(constraint.metric())])) {
                return false;
            }
        }
        return true;
    }

    private double[] values(double[] figures) {
        var values = new double[objectives.size()];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            if (isKnown(i)) {
                values[i] = figures[column(objectives.get(i).metric())];
            }
        }
        return values;
    }

    private static int column(String metric) {
        return Metric.find(metric).orElseThrow().column();
    }
}
