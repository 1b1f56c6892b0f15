package dev.overtone.architecture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers every violation of a specification and throws once; free when there is none. */
public final class Violations {

    private @Nullable List<Violation> found;

    public void check(Range range, String field, double value) {
        if (!range.contains(value)) {
            add(range.violation(field, value));
        }
    }

    public void check(Range range, int block, String field, double value) {
        if (!range.contains(value)) {
            add(range.violation("blocks[" + block + "]." + field, value));
        }
    }

    public void add(Violation violation) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(violation);
    }

    public boolean isEmpty() {
        return found == null;
    }

    /** All that were found. */
    public List<Violation> all() {
        return found == null ? List.of() : List.copyOf(found);
    }

    /** @throws InvalidNetwork with all of them, if there is any */
    public void throwIfAny() {
        if (found != null) {
            throw new InvalidNetwork(found);
        }
    }
}
