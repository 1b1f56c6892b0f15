package dev.overtone.profiling;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** The one trouble with a database that ends by itself, without the connection ending, when somebody makes room. */
public final class DatabaseDisk {

    /** PostgreSQL's SQLSTATE. */
    private static final String DISK_FULL = "53100";

    private DatabaseDisk() {}

    public static boolean isFull(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException refused
                && DISK_FULL.equals(refused.getSQLState());
    }
}
