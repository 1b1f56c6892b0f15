package dev.overtone.comparison;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One fact of every run that is compared.
 *
 * @param name as in a run's JSON and in a filter
 * @param unit in a word, or nothing
 * @param better which end is, where one is
 * @param measured whether it is of a measurement, and so compares only within one kind of hardware, batch and precision
 * @param values of the runs, in their order: a text or a number, or null where a run has none
 * @param doubtful of which runs the value must not be quoted
 */
public record RunFact(
        Group group,
        String name,
        String label,
        String unit,
        Form form,
        Better better,
        boolean measured,
        List<@Nullable Object> values,
        Set<Integer> doubtful) {

    /** What a fact is about, in reading order. */
    public enum Group {
        RUN("Run"),
        NETWORK("Network"),
        PAPER("Cost on paper"),
        SETTINGS("Settings"),
        LATENCY("Measured"),
        METRICS("Attached figures"),
        ENVIRONMENT("Environment");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How a value is written for people. */
    public enum Form {
        TEXT,
        TIME,
        NUMBER,
        COUNT,
        BYTES,
        MILLISECONDS,
        SHARE
    }

    /** Which value is the better one. */
    public enum Better {
        LESS,
        MORE,
        NEITHER
    }

    public RunFact {
        values = Collections.unmodifiableList(values);
        doubtful = Set.copyOf(doubtful);
    }

    /** Whether not all of them share it. */
    public boolean differs() {
        return values.stream().anyMatch(value -> !Objects.equals(value, values.getFirst()));
    }

    public boolean isNumeric() {
        return form != Form.TEXT && form != Form.TIME;
    }

    /** The value of a run as a number; null where it is none. */
    public @Nullable Double number(int run) {
        return isNumeric() && values.get(run) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /** Which of these runs have the best value; none where no end is better, or all are as good. */
    public Set<Integer> best(Set<Integer> among) {
        List<Double> known = IntStream.range(0, values.size())
                .filter(among::contains)
                .mapToObj(this::number)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (better == Better.NEITHER || known.size() < 2) {
            return Set.of();
        }
        Double best = better == Better.LESS ? Collections.min(known) : Collections.max(known);
        return IntStream.range(0, values.size())
                .filter(among::contains)
                .filter(run -> best.equals(number(run)))
                .boxed()
                .collect(Collectors.toSet());
    }
}
