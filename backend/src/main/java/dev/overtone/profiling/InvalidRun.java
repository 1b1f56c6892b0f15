package dev.overtone.profiling;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;

/** A run that cannot be asked for: says for every field what was wrong with it. */
public final class InvalidRun extends Refused {

    private static final long serialVersionUID = 1L;

    public InvalidRun(List<Violation> violations) {
        super(violations);
    }
}
