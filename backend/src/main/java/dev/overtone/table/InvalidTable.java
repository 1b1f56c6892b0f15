package dev.overtone.table;

import dev.overtone.architecture.Refused;
import dev.overtone.architecture.Violation;
import java.util.List;

/** A table that cannot be shown: says which column, order or token is wrong. */
public final class InvalidTable extends Refused {

    private static final long serialVersionUID = 1L;

    InvalidTable(String field, String value, String allowed, String message) {
        super(List.of(new Violation(field, value, allowed, message)));
    }

    static InvalidTable token(String token) {
        return new InvalidTable(
                "pageToken",
                token,
                "the nextPageToken of the same query",
                "pageToken is not one that this query gave.");
    }
}
