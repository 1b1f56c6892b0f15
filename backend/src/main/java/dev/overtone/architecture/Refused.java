package dev.overtone.architecture;

import java.util.List;

/** Something was asked for that cannot be: says for every field what was wrong. */
public abstract class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations one at least; the first is the exception's message */
    protected Refused(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    public final List<Violation> violations() {
        return violations;
    }
}
