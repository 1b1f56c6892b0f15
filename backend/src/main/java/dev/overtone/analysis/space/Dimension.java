package dev.overtone.analysis.space;

import dev.overtone.architecture.Limits;
import dev.overtone.architecture.Range;
import java.util.Optional;

/** What a {@link Solver} makes as large as a budget allows; {@code notation} is the written form. */
public enum Dimension {
    GROWTH_RATE("growthRate", 1),
    DEPTH("depth", 1),
    MULTIPLIER("multiplier", 100),
    RESOLUTION("resolution", 1);

    private final String notation;
    private final int stepsOfOne;

    Dimension(String notation, int stepsOfOne) {
        this.notation = notation;
        this.stepsOfOne = stepsOfOne;
    }

    public static Optional<Dimension> find(String notation) {
        for (Dimension dimension : values()) {
            if (dimension.notation.equals(notation)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }

    public String notation() {
        return notation;
    }

    /** Whether it is a block's, and so may be asked of one block or of all in proportion. */
    public boolean isABlocks() {
        return this == GROWTH_RATE || this == DEPTH;
    }

    public Range range() {
        return switch (this) {
            case GROWTH_RATE -> Limits.GROWTH_RATE;
            case DEPTH -> Limits.DEPTH;
            case MULTIPLIER -> Limits.MULTIPLIER;
            case RESOLUTION -> Limits.INPUT_SIZE;
        };
    }

    /** How many values there are: whole numbers, hundredths of the multiplier. */
    int steps() {
        return (int) Math.rint((range().most() - range().least()) * stepsOfOne) + 1;
    }

    double value(int step) {
        return (range().least() * stepsOfOne + step) / stepsOfOne;
    }
}
