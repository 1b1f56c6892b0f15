package dev.overtone.web;

import dev.overtone.profiling.DeviceView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody starts.
 *
 * @param live those that run or wait, at most as many as fit
 * @param moved runs whose latency moved since an update
 * @param first what to draw for somebody who has nothing yet, or null
 */
record HomePage(
        List<RunRow> live,
        int running,
        int queued,
        List<RunRow> newest,
        List<RunRow> moved,
        List<DeviceView> devices,
        @Nullable Picture first) {

    /** How many are live, as a sentence's beginning: {@code 1 running, 40 queued}. */
    public String count() {
        if (running + queued == 0) {
            return "Nothing is running";
        }
        return Stream.of(counted(running, "running"), counted(queued, "queued"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Live runs that are not listed. */
    public int more() {
        return Math.max(0, running + queued - live.size());
    }

    private static String counted(int number, String word) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d %s", number, word);
    }

    public boolean empty() {
        return first != null;
    }
}
