package dev.overtone.tracking;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;

/** What the ledger was told of a network, or asked about networks, cannot be; says for every field what was wrong. */
public final class InvalidEntry extends Refused {

    private static final long serialVersionUID = 1L;

    public InvalidEntry(List<Violation> violations) {
        super(violations);
    }
}
