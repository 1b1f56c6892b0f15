package dev.overtone.search;

import java.util.Optional;

/** The ways to search; {@code notation} is the written form. */
public enum Method {
    GRID("grid"),
    RANDOM("random"),
    LOCAL_SEARCH("local-search"),
    NSGA_2("nsga-2"),
    SURROGATE("surrogate");

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
            case LOCAL_SEARCH -> new LocalSearch(candidates, seed);
            case NSGA_2 -> new GeneticSampler(candidates, seed);
            case SURROGATE -> new SurrogateSampler(candidates, seed);
        };
    }
}
