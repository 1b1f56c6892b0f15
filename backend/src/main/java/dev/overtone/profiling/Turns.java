package dev.overtone.profiling;

import dev.overtone.tracking.Hold;
import dev.overtone.tracking.RunTransitions;
import dev.overtone.tracking.TrackedRun;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The queue as the holder of a device sees it. */
@Repository
class Turns {

    private final JdbcClient jdbc;
    private final RunTransitions transitions;

    Turns(JdbcClient jdbc, RunTransitions transitions) {
        this.jdbc = jdbc;
        this.transitions = transitions;
    }

    /**
     * Takes the oldest run that this device may take. A holder that was cut off learns of it a moment late: it takes
     * nothing once the next one has raised the fence, and the next one waits while it is taking.
     */
    @Transactional
    Optional<TrackedRun> claim(Hold hold) {
        return isCurrent(hold) ? transitions.claim(hold) : Optional.empty();
    }

    private boolean isCurrent(Hold hold) {
        return jdbc.sql("select true from device where id = :device and fence = :fence for share")
                .param("device", hold.device())
                .param("fence", hold.fence())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }
}
