package dev.overtone.search;

import java.util.Optional;

/** The ways to search; {@code notation} is the written form. */
public enum Method {
    GRID("grid"),
    RANDOM("random");

    private final String notation;

    Method(String notation) {
        this.notation = notation;
    }

    public static Optional<Method> find(String notation) {
        for (Method method : values()) {
            if (method.notation.equals(notation)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    public String notation() {
        return notation;
    }

    public Sampler sampler(Candidates candidates, long seed) {
        return switch (this) {
            case GRID -> new GridSampler(candidates, seed);
            case RANDOM -> new RandomSampler(candidates, seed);
        };
    }
}
