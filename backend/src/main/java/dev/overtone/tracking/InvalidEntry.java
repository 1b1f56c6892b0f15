package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.util.List;

/** What the ledger was told of a network, or asked about networks, cannot be; says for every field what was wrong. */
public final class InvalidEntry extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidEntry(List<Violation> violations) {
        super(violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
