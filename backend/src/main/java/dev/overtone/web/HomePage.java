package dev.overtone.web;

import dev.overtone.profiling.DeviceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody starts.
 *
 * @param first what to draw for somebody who has nothing yet, or null
 */
record HomePage(
        List<RunRow> live,
        List<RunRow> newest,
        List<DeviceView> devices,
        @Nullable Picture first) {

    public boolean empty() {
        return first != null;
    }
}
