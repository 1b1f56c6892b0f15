package dev.overtone.web;

import dev.overtone.profiling.DeviceView;
import dev.overtone.profiling.Profiler;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The devices of the pool. */
@Component
@Order(7)
class DeviceDestinations implements Destinations {

    private final Profiler profiler;

    DeviceDestinations(Profiler profiler) {
        this.profiler = profiler;
    }

    @Override
    public String kind() {
        return "Devices";
    }

    @Override
    public List<Destination> find(@Nullable String text, int most) {
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return profiler.devices().stream()
                .filter(device -> device.id().startsWith(wanted)
                        || device.hardwareProfile()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .limit(most)
                .map(DeviceDestinations::destination)
                .toList();
    }

    private static Destination destination(DeviceView device) {
        return new Destination(
                "device-of-pool-" + device.id(),
                device.hardwareProfile().name(),
                device.id(),
                "/devices/" + device.id());
    }
}
