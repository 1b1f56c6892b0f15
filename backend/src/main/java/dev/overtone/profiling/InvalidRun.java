package dev.overtone.profiling;

import dev.overtone.architecture.Violation;
import java.util.List;

/** A run that cannot be asked for: says for every field what was wrong with it. */
public final class InvalidRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidRun(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
