package dev.overtone.api;

import dev.overtone.architecture.InvalidNetwork;
import dev.overtone.architecture.Violations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What reading a body field by field ends with. */
final class Bodies {

    private Bodies() {}

    /** @throws InvalidRequest with everything that was noted; paths are those of the body */
    static void throwIfAny(Violations violations) {
        try {
            violations.throwIfAny();
        } catch (InvalidNetwork e) {
            throw new InvalidRequest(HttpStatus.UNPROCESSABLE_CONTENT, e.violations());
        }
    }

    /** A required field, after its absence would have been noted. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an absent field was not noted");
        }
        return value;
    }
}
