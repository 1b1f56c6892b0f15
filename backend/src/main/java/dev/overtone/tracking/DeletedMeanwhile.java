package dev.overtone.tracking;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;

/** What something belongs to may be deleted for ever between its being looked up and the writing. */
public final class DeletedMeanwhile {

    /** PostgreSQL's SQLSTATE. */
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private DeletedMeanwhile() {}

    public static boolean isReasonOf(DataIntegrityViolationException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException refused
                && FOREIGN_KEY_VIOLATION.equals(refused.getSQLState());
    }
}
