package dev.overtone.profiling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code perf stat -x,} prints (perf-stat(1), "CSV FORMAT"): value, unit, event, run time of the counter, its share
 * in percent, and perhaps a metric.
 *
 * @param other lines that are none of these: what perf complains of
 */
record PerfStat(List<Line> lines, List<String> other) {

    private static final int VALUE = 0;
    private static final int UNIT = 1;
    private static final int EVENT = 2;
    private static final int SHARE = 4;
    private static final int LEAST_FIELDS = 5;

    /**
     * @param event without its modifier: {@code cycles:u} is {@code cycles}
     * @param value null where the event was not counted or the processor has no such event
     * @param share of the time for which it was counted, 0..1
     */
    record Line(String event, @Nullable Double value, String unit, double share) {}

    static PerfStat parse(String text) {
        var lines = new ArrayList<Line>();
        var other = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            Optional<Line> read = read(line);
            if (read.isPresent()) {
                lines.add(read.get());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                other.add(line.strip());
            }
        }
        return new PerfStat(List.copyOf(lines), List.copyOf(other));
    }

    /** The event's count, if it was counted. */
    Optional<Line> counted(String event) {
        return lines.stream()
                .filter(line -> line.event().equals(event) && line.value() != null)
                .findFirst();
    }

    private static Optional<Line> read(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length < LEAST_FIELDS) {
            return Optional.empty();
        }
        String value = fields[VALUE].strip();
        boolean missing = value.equals("<not counted>") || value.equals("<not supported>");
        try {
            return Optional.of(new Line(
                    withoutModifier(fields[EVENT]),
                    missing ? null : Double.valueOf(value),
                    fields[UNIT],
                    Double.parseDouble(fields[SHARE]) / 100));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String withoutModifier(String event) {
        int colon = event.lastIndexOf(':');
        boolean modified = colon > 0 && event.substring(colon + 1).matches("[ukhGHIpPSDWeb]+");
        return modified ? event.substring(0, colon) : event;
    }
}
