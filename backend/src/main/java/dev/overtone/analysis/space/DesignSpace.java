package dev.overtone.analysis.space;

import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.NetworkSpec;
import dev.overtone.architecture.Range;
import dev.overtone.architecture.Violation;
import dev.overtone.architecture.Violations;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks around a base one: every variable takes each of its values, all else is as the base has it. They are numbered
 * from 0; the first variable changes slowest, the last one fastest. What a family lacks is ignored, and a scale is
 * rounded; so several numbers may mean one network, which then is {@link Object#equals equal}.
 *
 * <p>With fewer blocks than the base the first ones stay; with more the last one is repeated without halving.
 */
public record DesignSpace(NetworkSpec base, List<Variable> variables) {

    public static final Range VARIABLES = Range.whole(1, 128);

    /** How many networks a space may have, so that each has a number. */
    public static final Range NETWORKS = Range.decimal(1, 1e15);

    /** @throws InvalidNetwork naming every variable that is wrong */
    public DesignSpace {
        variables = orderly(variables);
        var violations = new Violations();
        violations.check(VARIABLES, "variables", variables.size());
        for (int i = 0; i < variables.size(); i++) {
            check(violations, "variables[" + i + "]", base, variables, i);
        }
        violations.throwIfAny();
        double networks = variables.stream()
                .mapToDouble(variable -> variable.values().size())
                .reduce(1, (a, b) -> a * b);
        if (!NETWORKS.contains(networks)) {
            violations.add(new Violation(
                    "variables", networks, NETWORKS.allowed(), "The space has too many networks; take fewer values."));
            violations.throwIfAny();
        }
    }

    /** The number of blocks is settled before any block takes its value. */
    private static List<Variable> orderly(List<Variable> variables) {
        var ordered = new ArrayList<>(variables);
        ordered.sort((one, other) -> Boolean.compare(other.kind() == Kind.BLOCKS, one.kind() == Kind.BLOCKS));
        return List.copyOf(ordered);
    }

    private static void check(
            Violations violations, String field, NetworkSpec base, List<Variable> variables, int place) {
        Variable variable = variables.get(place);
        Kind kind = variable.kind();
        violations.check(kind.counts(), field + ".values", variable.values().size());
        for (int i = 0; i < variable.values().size(); i++) {
            double value = variable.values().get(i);
            String at = field + ".values[" + i + "]";
            violations.check(kind.range(), at, value);
            if (kind.range().whole() && value != Math.rint(value)) {
                violations.add(
                        new Violation(at, value, "a whole number", at + " must be a whole number, was " + value + "."));
            }
            if (variable.values().indexOf(value) < i) {
                violations.add(new Violation(at, value, "each value once", at + " is there before."));
            }
        }
        if (!variable.blocks().isEmpty() && !kind.isABlocks()) {
            violations.add(new Violation(
                    field + ".blocks",
                    variable.blocks(),
                    "nothing",
                    "The " + kind.notation() + " is the whole network's."));
        }
        int blocks = mostBlocks(base, variables);
        for (int i = 0; i < variable.blocks().size(); i++) {
            violations.check(
                    Range.whole(0, blocks - 1),
                    field + ".blocks[" + i + "]",
                    variable.blocks().get(i));
        }
        if (variables.subList(0, place).stream().anyMatch(variable::setsTheSameAs)) {
            violations.add(new Violation(
                    field,
                    kind.notation(),
                    "each thing once",
                    "The " + kind.target().notation() + " is varied twice at one place."));
        }
        checkFamily(violations, field, base, variable);
    }

    private static void checkFamily(Violations violations, String field, NetworkSpec base, Variable variable) {
        if (variable.kind() == Kind.FAMILY && variable.values().contains(0.0) && !(base instanceof HarDNet)) {
            violations.add(new Violation(
                    field + ".values",
                    HarDNet.FAMILY,
                    base.family(),
                    "A " + base.family()
                            + " does not say how wide a hardnet's transitions are; begin with a hardnet."));
        }
    }

    private static int mostBlocks(NetworkSpec base, List<Variable> variables) {
        return variables.stream()
                .filter(variable -> variable.kind() == Kind.BLOCKS)
                .flatMap(variable -> variable.values().stream())
                .mapToInt(Double::intValue)
                .max()
                .orElseGet(() -> Variation.blocks(base));
    }

    /** How many numbers there are. */
    public long size() {
        long size = 1;
        for (Variable variable : variables) {
            size *= variable.values().size();
        }
        return size;
    }

    /** Which of its values each variable takes in the network of this number. */
    public int[] choices(long index) {
        var choices = new int[variables.size()];
        long rest = index;
        for (int i = choices.length - 1; i >= 0; i--) {
            int values = variables.get(i).values().size();
            choices[i] = (int) (rest % values);
            rest /= values;
        }
        return choices;
    }

    /** The number of the network in which the variables take these of their values. */
    public long index(int[] choices) {
        long index = 0;
        for (int i = 0; i < choices.length; i++) {
            index = index * variables.get(i).values().size() + choices[i];
        }
        return index;
    }

    /** Whether variables may be ignored, so that numbers may mean one network that are not {@link #canonical}. */
    public boolean isRedundant() {
        return variables.stream()
                .anyMatch(variable -> variable.kind() == Kind.FAMILY || variable.kind() == Kind.BLOCKS);
    }

    /** The number in which every variable that the network ignores takes its first value. */
    public long canonical(long index) {
        int[] choices = choices(index);
        boolean isHarDNet = base instanceof HarDNet;
        int blocks = Variation.blocks(base);
        for (int i = 0; i < choices.length; i++) {
            double value = variables.get(i).values().get(choices[i]);
            switch (variables.get(i).kind()) {
                case FAMILY -> isHarDNet = value == 0;
                case BLOCKS -> blocks = (int) value;
                default -> {}
            }
        }
        for (int i = 0; i < choices.length; i++) {
            if (variables.get(i).isIgnored(isHarDNet, blocks)) {
                choices[i] = 0;
            }
        }
        return index(choices);
    }

    /** The networks one step away in one variable; any other value is one step away where they have no order. */
    public List<Long> neighbours(long index) {
        int[] choices = choices(index);
        var neighbours = new ArrayList<Long>();
        for (int i = 0; i < choices.length; i++) {
            int own = choices[i];
            for (int other = 0; other < variables.get(i).values().size(); other++) {
                if (other != own
                        && (Math.abs(other - own) == 1
                                || variables.get(i).kind().isNominal())) {
                    choices[i] = other;
                    neighbours.add(index(choices));
                }
            }
            choices[i] = own;
        }
        return neighbours;
    }

    /**
     * The network of this number.
     *
     * @param index 0 to {@link #size()} - 1
     * @throws InvalidNetwork if there is no such network; that it can be drawn is not said
     */
    public NetworkSpec at(long index) {
        int[] choices = choices(index);
        var draft = new Draft(base);
        for (int i = 0; i < choices.length; i++) {
            draft.set(variables.get(i), variables.get(i).values().get(choices[i]));
        }
        return draft.network();
    }

    /** The number of a network, the lowest if there are several. */
    public Optional<Long> indexOf(NetworkSpec network) {
        return new Lookup(this, network).find();
    }

    /** A sensible space in which this network lies. */
    public static DesignSpace around(NetworkSpec network) {
        return Surroundings.of(network);
    }
}
