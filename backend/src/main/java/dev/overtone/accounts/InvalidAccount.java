package dev.overtone.accounts;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;

/** What was said of a person, a member or a token cannot be; says for every field what was wrong. */
public final class InvalidAccount extends Refused {

    private static final long serialVersionUID = 1L;

    InvalidAccount(List<Violation> violations) {
        super(violations);
    }

    static InvalidAccount of(String field, Object value, String allowed, String message) {
        return new InvalidAccount(List.of(new Violation(field, value, allowed, message)));
    }
}
