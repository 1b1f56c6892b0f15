package dev.overtone.architecture;

import java.util.List;

/** A network that cannot be: says for every field what was wrong with it. */
public final class InvalidNetwork extends Refused {

    private static final long serialVersionUID = 1L;

    public InvalidNetwork(List<Violation> violations) {
        super(violations);
    }

    public InvalidNetwork(Violation violation) {
        this(List.of(violation));
    }
}
