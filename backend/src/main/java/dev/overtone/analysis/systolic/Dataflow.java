package dev.overtone.analysis.systolic;

import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violation;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which operand stays in the array's cells while the others flow through; {@code notation} is the written form. */
public enum Dataflow {
    /** A cell keeps a weight; the input map flows in, partial sums flow out. */
    WEIGHT_STATIONARY("ws"),
    /** A cell keeps a sum until it is complete; weights and the input map flow in. */
    OUTPUT_STATIONARY("os"),
    /** A cell keeps a word of the input map; weights flow in, partial sums flow out. */
    INPUT_STATIONARY("is");

    private final String notation;

    Dataflow(String notation) {
        this.notation = notation;
    }

    public String notation() {
        return notation;
    }

    /** @throws InvalidNetwork naming the field {@code dataflow} if no dataflow is written so */
    public static Dataflow of(String notation) {
        for (Dataflow dataflow : values()) {
            if (dataflow.notation.equals(notation)) {
                return dataflow;
            }
        }
        String allowed = Arrays.stream(values()).map(Dataflow::notation).collect(Collectors.joining(", "));
        throw new InvalidNetwork(new Violation(
                "dataflow",
                notation,
                allowed,
                "dataflow must be one of " + allowed + ", was " + Excerpt.of(notation) + "."));
    }
}
