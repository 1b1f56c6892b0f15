package dev.overtone.api;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request whose fields are wrong; {@code status} is 422 in a body, 400 in a query string. */
final class InvalidRequest extends Refused {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    InvalidRequest(HttpStatus status, List<Violation> violations) {
        super(violations);
        this.status = status;
    }

    static InvalidRequest query(String parameter, String value, String allowed) {
        return new InvalidRequest(
                HttpStatus.BAD_REQUEST,
                List.of(new Violation(parameter, value, allowed, parameter + " must be " + allowed + ".")));
    }

    HttpStatus status() {
        return status;
    }
}
