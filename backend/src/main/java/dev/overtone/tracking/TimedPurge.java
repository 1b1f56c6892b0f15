package dev.overtone.tracking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/** Takes away what has lain in the trash for its time; of several servers one does it. */
@Component
@Profile("!worker")
class TimedPurge {

    private static final Logger log = LoggerFactory.getLogger(TimedPurge.class);

    private final Once once;

    TimedPurge(Once once) {
        this.once = once;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void look() {
        try {
            once.purge();
        } catch (DataAccessException | TransactionException e) {
            log.warn("The trash is looked through again in an hour: {}", e.getMessage());
        }
    }

    /** One look, in a transaction of its own. */
    @Component
    @Profile("!worker")
    static class Once {

        private final Purging purging;
        private final Trash trash;

        Once(Purging purging, Trash trash) {
            this.purging = purging;
            this.trash = trash;
        }

        /** False where nothing was due, or another server is at it. */
        @Transactional
        boolean purge() {
            if (!purging.isAlone() || !purging.isDue(trash.days())) {
                return false;
            }
            Trash.Purge gone = purging.purge(Visible.EVERYTHING, trash.days(), null);
            log.info(
                    "After {} days in the trash {} runs, {} experiments and {} projects are gone.",
                    trash.days(),
                    gone.runs(),
                    gone.experiments(),
                    gone.projects());
            return true;
        }
    }
}
