package dev.overtone.web;

import dev.overtone.analysis.space.Variable;
import dev.overtone.analysis.space.Variable.Kind;
import dev.overtone.architecture.zoo.HarDNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One variable of a space as a form writes it.
 *
 * @param blocks {@code 1, 2}, 1 being the first; blank for all of them
 * @param values {@code 8, 16} or {@code 8..40 by 8}; {@code yes, no}; families by name
 */
record VaryingThing(String what, String blocks, String values) {

    static VaryingThing of(Variable variable) {
        return new VaryingThing(
                variable.kind().notation(),
                variable.blocks().stream()
                        .map(block -> Integer.toString(block + 1))
                        .collect(Collectors.joining(", ")),
                variable.values().stream()
                        .map(value -> written(variable.kind(), value))
                        .collect(Collectors.joining(", ")));
    }

    /** For people; a scale says what it multiplies. */
    static String label(Kind kind) {
        return switch (kind) {
            case FAMILY -> "Family";
            case RESOLUTION -> "Resolution, pixels a side";
            case DEPTHWISE -> "Depthwise separable";
            case STEM -> "Stem, first width";
            case BLOCKS -> "Number of blocks";
            case MULTIPLIER -> "m, multiplier";
            case GROWTH_RATE -> "k, growth rate";
            case GROWTH_RATE_SCALE -> "k × this";
            case DEPTH -> "L, layers of a block";
            case DEPTH_SCALE -> "L × this";
            case OUT_CHANNELS -> "Transition width";
            case OUT_CHANNELS_SCALE -> "Transition width × this";
            case DOWNSAMPLE -> "Halved after the block";
        };
    }

    /** {@code k × this, block 2}. */
    static String label(Variable variable) {
        return variable.blocks().isEmpty()
                ? label(variable.kind())
                : label(variable.kind())
                        + (variable.blocks().size() == 1 ? ", block " : ", blocks ")
                        + of(variable).blocks();
    }

    static String written(Kind kind, double value) {
        if (kind == Kind.FAMILY) {
            return Variable.FAMILIES.get((int) value);
        }
        return kind.isTruth() ? (value != 0 ? "yes" : "no") : SeriesPage.written(value);
    }

    /** The variable, or null after adding to {@code problems} what cannot be read. */
    @Nullable
    Variable read(int place, List<Problem> problems) {
        String field = "variables[" + place + "]";
        Kind kind = Kind.find(what).orElse(null);
        if (kind == null) {
            problems.add(Problem.of(field, "Choose what varies."));
            return null;
        }
        var own = new ArrayList<Problem>();
        List<Integer> which = blocks(own, field);
        List<Double> at = values(kind, own, field);
        problems.addAll(own);
        return own.isEmpty() ? new Variable(kind, which, at) : null;
    }

    private List<Integer> blocks(List<Problem> problems, String field) {
        try {
            return parts(blocks)
                    .map(part -> Integer.parseInt(part) - 1)
                    .peek(block -> {
                        if (block < 0) {
                            throw new NumberFormatException("blocks are counted from 1");
                        }
                    })
                    .toList();
        } catch (NumberFormatException e) {
            problems.add(Problem.of(field + ".blocks", "Must be numbers of blocks such as 1, 2; blank for all."));
            return List.of();
        }
    }

    private List<Double> values(Kind kind, List<Problem> problems, String field) {
        if (kind != Kind.FAMILY && !kind.isTruth()) {
            var own = new ArrayList<Problem>();
            List<Double> numbers = WrittenValues.read(values, own);
            own.forEach(problem -> problems.add(Problem.of(field + ".values", problem.message())));
            return numbers;
        }
        var read = new ArrayList<Double>();
        for (String part : parts(values).toList()) {
            double value = kind == Kind.FAMILY ? Variable.FAMILIES.indexOf(part) : truth(part);
            if (value < 0) {
                problems.add(Problem.of(
                        field + ".values",
                        kind == Kind.FAMILY
                                ? "Must be families: " + String.join(", ", Variable.FAMILIES) + "."
                                : "Must be yes, no, or both."));
                return List.of();
            }
            read.add(value);
        }
        if (read.isEmpty()) {
            problems.add(Problem.of(
                    field + ".values",
                    kind == Kind.FAMILY ? "Name families, such as " + HarDNet.FAMILY + "." : "Say yes, no, or both."));
        }
        return read;
    }

    private static double truth(String part) {
        return switch (part) {
            case "yes", "true" -> 1;
            case "no", "false" -> 0;
            default -> -1;
        };
    }

    private static java.util.stream.Stream<String> parts(String written) {
        return Arrays.stream(written.split("[,;\\s]+", -1))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty());
    }
}
