package dev.overtone.accounts;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Whether somebody may still look at what an answer goes on telling. Once withdrawn it does not come back, and the database
 * is asked no more often than once a second, however much there is to tell.
 */
final class LastingRight implements BooleanSupplier {

    private static final Logger log = LoggerFactory.getLogger(LastingRight.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier asked;
    private final LongSupplier nanos;
    private boolean lasts = true;
    private long since;

    /** @param asked of the database; the right is there now */
    LastingRight(BooleanSupplier asked, LongSupplier nanos) {
        this.asked = asked;
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    @Override
    public synchronized boolean getAsBoolean() {
        long now = nanos.getAsLong();
        if (lasts && now - since >= FRESH) {
            since = now;
            lasts = stillAllowed();
        }
        return lasts;
    }

    /** While the database is away nothing new is read that could be told. */
    private boolean stillAllowed() {
        try {
            return asked.getAsBoolean();
        } catch (DataAccessException e) {
            log.debug("It is not known whether somebody may still listen: {}", e.getMessage());
            return true;
        }
    }
}
