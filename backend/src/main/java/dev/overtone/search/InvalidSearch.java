package dev.overtone.search;

import dev.overtone.architecture.Violation;
import java.util.List;

/** A search that cannot be led as it was asked for. */
public final class InvalidSearch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidSearch(List<Violation> violations) {
        super(violations.isEmpty() ? "" : violations.getFirst().message());
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
