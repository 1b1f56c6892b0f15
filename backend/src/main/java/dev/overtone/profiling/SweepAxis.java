package dev.overtone.profiling;

import java.util.Arrays;
import java.util.Optional;

/** What a sweep can vary. */
public enum SweepAxis {
    BATCH_SIZE("batchSize", "Batch", false),
    RESOLUTION("resolution", "Resolution", false),
    THREADS("threads", "Threads", false),
    GROWTH_RATE("growthRate", "Growth rate k", true),
    DEPTH("depth", "Depth L", true),
    MULTIPLIER("multiplier", "Multiplier m", true);

    private final String notation;
    private final String label;
    private final boolean ofABlock;

    SweepAxis(String notation, String label, boolean ofABlock) {
        this.notation = notation;
        this.label = label;
        this.ofABlock = ofABlock;
    }

    public static Optional<SweepAxis> find(String notation) {
        return Arrays.stream(values())
                .filter(axis -> axis.notation.equals(notation))
                .findFirst();
    }

    public String notation() {
        return notation;
    }

    public String label() {
        return label;
    }

    /** Whether it is a number of one block, and not of the whole network or its run. */
    public boolean isOfABlock() {
        return ofABlock;
    }

    /** Whether it is a number of the run, the network staying the same. */
    public boolean isOfTheRun() {
        return this == BATCH_SIZE || this == THREADS;
    }

    boolean isWhole() {
        return this != MULTIPLIER;
    }
}
