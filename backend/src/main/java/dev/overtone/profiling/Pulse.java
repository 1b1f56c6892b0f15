package dev.overtone.profiling;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps feeling whether a lease still holds; ends the work at once when it does not, or when it is cancelled. */
final class Pulse implements Runnable {

    private static final Duration BEAT = Duration.ofMillis(500);

    private final DeviceLease lease;
    private final Supplier<@Nullable Work> work;
    private volatile boolean held = true;
    private volatile Set<UUID> cancelled = Set.of();

    /** @param work what is done under the lease just now, or null */
    Pulse(DeviceLease lease, Supplier<@Nullable Work> work) {
        this.lease = lease;
        this.work = work;
    }

    boolean isHeld() {
        return held;
    }

    boolean wasCancelled(UUID run) {
        return cancelled.contains(run);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Work current = work.get();
                List<UUID> cancel = lease.pulse(current == null ? List.of() : current.runs());
                if (!cancel.isEmpty() && current != null) {
                    cancelled = Set.copyOf(cancel);
                    current.bench().close();
                }
                Thread.sleep(BEAT);
            }
        } catch (SQLException e) {
            held = false;
            Work current = work.get();
            if (current != null) {
                current.bench().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
