package dev.overtone.profiling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hardware's own counters told of some forwards, run after the latency had been measured.
 *
 * @param forwards how many were counted; 0 where nothing could be
 * @param bytes moved to and from memory in one forward as far as the events tell, or null where none tells
 * @param words what {@code bytes} stands for, or why there is nothing
 */
public record Counters(
        int forwards, List<Event> events, @Nullable Long bytes, String words) {

    /**
     * @param perForward the mean
     * @param unit empty for plain counts
     * @param share of the time that the event was counted, 0..1; below 1 it shared a counter with others, and its count
     *     is scaled up
     */
    public record Event(String name, double perForward, String unit, double share) {}

    public Counters {
        events = List.copyOf(events);
    }

    static Counters none(String reason) {
        return new Counters(0, List.of(), null, reason);
    }
}
