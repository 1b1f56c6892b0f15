package dev.overtone.web;

import dev.overtone.profiling.DeviceDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool.
 *
 * @param compare where the first two are beside each other, or null where there are fewer
 */
record DevicesPage(List<DeviceRow> rows, @Nullable String compare) {

    static DevicesPage of(List<DeviceDetails> devices, Figures figures) {
        return new DevicesPage(
                devices.stream().map(device -> DeviceRow.of(device, figures)).toList(),
                devices.size() < 2
                        ? null
                        : DeviceComparisonPage.address(
                                devices.get(0).device().id(),
                                devices.get(1).device().id()));
    }
}
