package dev.overtone.profiling;

import dev.overtone.tracking.RunTransitions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Frees the runs of a device whose worker is gone for good, so that another device or a returning one can take them. */
@Component
@Profile("!worker")
class AbandonedRuns {

    /** Holders speak every five seconds. */
    private static final int SILENT_SECONDS = 20;

    private static final Logger log = LoggerFactory.getLogger(AbandonedRuns.class);

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Devices devices;
    private final JdbcConnectionDetails database;
    private final RunTransitions transitions;

    AbandonedRuns(Devices devices, JdbcConnectionDetails database, RunTransitions transitions) {
        this.devices = devices;
        this.database = database;
        this.transitions = transitions;
    }

    /** At a fixed rate, which gives it a thread of its own: it waits for the grace of each device. */
    @Scheduled(fixedRateString = "PT10S")
    void recover() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            for (String device : devices.silentWithARun(SILENT_SECONDS)) {
                Optional<DeviceLease> lease = DeviceLease.tryAcquire(database, device, "recovery");
                if (lease.isPresent()) {
                    try (DeviceLease held = lease.get()) {
                        Recovery.recover(transitions, held.hold());
                    }
                }
            }
        } catch (SQLException | DataAccessException | TransactionException e) {
            log.debug("Abandoned runs are looked for again later: {}", e.getMessage());
        } finally {
            busy.set(false);
        }
    }
}
