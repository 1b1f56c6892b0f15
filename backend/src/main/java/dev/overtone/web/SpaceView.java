package dev.overtone.web;

import dev.overtone.analysis.space.DesignSpace;
import dev.overtone.analysis.space.Variable;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.notation.DesignSpaceJson;
import dev.overtone.notation.NetworkVariation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space as it was read from a form, or why it is none.
 *
 * @param around what is varied, or null while nobody said
 */
record SpaceView(
        @Nullable NamedNetwork around,
        List<VaryingThing> things,
        @Nullable DesignSpace space,
        List<Problem> problems) {

    static final SpaceView NONE = new SpaceView(null, List.of(), null, List.of());

    static SpaceView of(NamedNetwork around, List<VaryingThing> things) {
        var problems = new ArrayList<Problem>();
        var variables = new ArrayList<Variable>();
        for (int i = 0; i < things.size(); i++) {
            Variable variable = things.get(i).read(i, problems);
            if (variable != null) {
                variables.add(variable);
            }
        }
        if (things.isEmpty()) {
            problems.add(Problem.of("variables", "Let one thing vary at least."));
        }
        if (problems.isEmpty()) {
            try {
                return new SpaceView(around, things, new DesignSpace(around.network(), variables), List.of());
            } catch (InvalidNetwork e) {
                problems.addAll(Problem.of(e.violations()));
            }
        }
        return new SpaceView(around, things, null, problems);
    }

    /** {@code 1,215,000 networks}. */
    public String size() {
        return space == null ? "" : String.format(java.util.Locale.ROOT, "%,d networks", space.size());
    }

    public @Nullable String json() {
        return space == null ? null : DesignSpaceJson.write(space).toPrettyString();
    }

    public int blocks() {
        return around == null ? 1 : NetworkVariation.blocks(around.network());
    }

    /** What is wrong with one thing or one of its fields. */
    public @Nullable String problem(int place) {
        String field = "variables[" + place + "]";
        return problems.stream()
                .filter(problem -> problem.field().startsWith(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the whole. */
    public @Nullable String problem() {
        return Problem.message("variables", problems);
    }
}
