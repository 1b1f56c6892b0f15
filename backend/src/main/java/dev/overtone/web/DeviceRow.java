package dev.overtone.web;

import dev.overtone.profiling.DeviceDetails;
import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.RunDetails;
import dev.overtone.profiling.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as the pool's table and its own page begin.
 *
 * @param running the run at work, or null
 */
record DeviceRow(
        DeviceView device,
        String standing,
        String standingLabel,
        @Nullable String holder,
        @Nullable RunRow running,
        int queued,
        List<Reached> reached) {

    private static final Map<String, String> LABELS = Map.of(
            "fp32", "Matrix product, fp32",
            "fp64", "Matrix product, fp64",
            "bf16", "Matrix product, bf16",
            "fp16", "Matrix product, fp16",
            "update", "Memory, added to in place",
            "copy", "Memory, copied");

    private static final List<String> ORDER = List.of("fp32", "bf16", "fp16", "fp64", "update", "copy");

    /** A figure of a calibration; operations or bytes a second. */
    record Reached(String id, String label, Quantity value) {}

    static DeviceRow of(DeviceDetails details, Figures figures) {
        DeviceView device = details.device();
        RunDetails running = details.running();
        return new DeviceRow(
                device,
                look(device),
                label(device),
                holder(details, figures),
                running == null ? null : RunRow.of(running, figures),
                details.queued(),
                reached(details.best(), figures));
    }

    static List<Reached> reached(Map<String, Double> perSecond, Figures figures) {
        return ORDER.stream()
                .filter(perSecond::containsKey)
                .map(id -> new Reached(
                        id, LABELS.getOrDefault(id, id), quantity(id, perSecond.getOrDefault(id, 0.0), figures)))
                .toList();
    }

    static List<String> figuresInOrder() {
        return ORDER;
    }

    static String label(String figure) {
        return LABELS.getOrDefault(figure, figure);
    }

    static Quantity quantity(String figure, double perSecond, Figures figures) {
        boolean memory = figure.equals("update") || figure.equals("copy");
        Quantity rate = memory ? figures.bytes(Math.round(perSecond)) : figures.rate(perSecond);
        return new Quantity(rate.number(), rate.unit() + (memory ? "/s" : " ops/s"), rate.exact());
    }

    /** A class of style. */
    private static String look(DeviceView device) {
        boolean idle = device.trouble() != null || device.standing() != Standing.TAKING;
        return idle ? "paused" : device.worker() == null ? "absent" : "taking";
    }

    private static String label(DeviceView device) {
        if (device.trouble() != null) {
            return "In trouble";
        }
        return switch (device.standing()) {
            case PAUSED -> "Paused";
            case DRAINING -> "Draining";
            case TAKING -> device.worker() == null ? "No worker" : "Taking runs";
        };
    }

    private static @Nullable String holder(DeviceDetails details, Figures figures) {
        String worker = details.device().worker();
        if (worker == null) {
            return null;
        }
        return details.heldSince() == null ? worker : worker + " since " + figures.time(details.heldSince());
    }
}
