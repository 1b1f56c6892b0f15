package dev.overtone.search;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;

/** A search that cannot be led as it was asked for. */
public final class InvalidSearch extends Refused {

    private static final long serialVersionUID = 1L;

    public InvalidSearch(List<Violation> violations) {
        super(violations);
    }
}
