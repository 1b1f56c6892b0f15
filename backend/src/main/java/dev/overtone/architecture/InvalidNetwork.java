package dev.overtone.architecture;

import java.util.List;

/** A network that cannot be: says for every field what was wrong with it. */
public final class InvalidNetwork extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidNetwork(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    public InvalidNetwork(Violation violation) {
        this(List.of(violation));
    }

    public List<Violation> violations() {
        return violations;
    }
}
