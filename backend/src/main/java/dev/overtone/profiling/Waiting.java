package dev.overtone.profiling;

import dev.overtone.tracking.RunState;
import dev.overtone.tracking.TrackedRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a queued run waits for, beside its turn. */
final class Waiting {

    private Waiting() {}

    /** Null where only other runs stand before it, and for runs that do not wait. */
    static @Nullable String reason(TrackedRun run, List<DeviceView> pool) {
        if (run.state() != RunState.QUEUED) {
            return null;
        }
        String wanted = run.device();
        if (wanted == null) {
            return anyDevice(pool);
        }
        return pool.stream()
                .filter(device -> device.id().equals(wanted))
                .findFirst()
                .map(Waiting::only)
                .orElse(null);
    }

    private static @Nullable String only(DeviceView device) {
        return switch (device.standing()) {
            case PAUSED -> "It wants " + device.id() + ", which is paused; it is taken when the device is resumed.";
            case DRAINING ->
                "It wants " + device.id()
                        + ", which is being drained and takes no run; resume the device, or cancel this run and name another.";
            case TAKING -> device.worker() == null ? "It wants " + device.id() + ", which no worker holds now." : null;
        };
    }

    private static @Nullable String anyDevice(List<DeviceView> pool) {
        if (pool.isEmpty()) {
            return "No device has joined the pool yet; a worker adds those of its machine when it starts.";
        }
        if (pool.stream().noneMatch(device -> device.standing() == Standing.TAKING)) {
            return "Every device is paused or being drained; it is taken when one is resumed.";
        }
        return pool.stream().noneMatch(device -> device.standing() == Standing.TAKING && device.worker() != null)
                ? "No worker holds a device that takes runs now."
                : null;
    }
}
