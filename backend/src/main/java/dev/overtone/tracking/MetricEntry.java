package dev.overtone.tracking;

import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A figure as somebody gives it.
 *
 * @param unit empty for a plain number
 * @param source where it was taken from; empty where nobody says
 */
public record MetricEntry(String name, double value, String unit, String source) {

    public static final String ALLOWED_NAME = "a letter, then letters, digits and _ . - @ /, 64 characters at most";
    public static final String ALLOWED_VALUE = "a finite number";
    public static final String ALLOWED_UNIT = "at most 32 printable characters";
    public static final String ALLOWED_SOURCE = "at most 500 printable characters";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.@/-]{0,63}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,9})?");
    private static final int LONGEST_UNIT = 32;
    private static final int LONGEST_SOURCE = 500;

    public MetricEntry {
        name = name.strip();
        unit = unit.strip();
        source = source.strip();
    }

    /**
     * As it is written in a form or a table.
     *
     * @throws InvalidEntry naming every field that is wrong
     */
    public static MetricEntry written(String name, String value, String unit, String source) {
        // Java's parser takes off fewer kinds of blanks than people write.
        String number = value.strip();
        boolean isNumber = DECIMAL.matcher(number).matches();
        var entry = new MetricEntry(name, isNumber ? Double.parseDouble(number) : 0, unit, source);
        List<Violation> violations = entry.violations();
        if (!isNumber) {
            violations.add(violation("value", value, ALLOWED_VALUE));
        }
        if (!violations.isEmpty()) {
            throw new InvalidEntry(violations);
        }
        return entry;
    }

    /** Everything that is wrong with it, by field. */
    private List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            violations.add(violation("name", name, ALLOWED_NAME));
        }
        if (!Double.isFinite(value)) {
            violations.add(violation("value", Double.toString(value), ALLOWED_VALUE));
        }
        if (!unit.isEmpty() && !Printable.isLabel(unit, LONGEST_UNIT)) {
            violations.add(violation("unit", unit, ALLOWED_UNIT));
        }
        if (!source.isEmpty() && !Printable.isLabel(source, LONGEST_SOURCE)) {
            violations.add(violation("source", source, ALLOWED_SOURCE));
        }
        return violations;
    }

    /** @throws InvalidEntry naming every field that is wrong */
    void check() {
        Written.throwIfAny(violations());
    }

    static Violation violation(String field, String value, String allowed) {
        String was = value.isEmpty() ? "; it is empty." : ", was " + Excerpt.of(value) + ".";
        return new Violation(field, value, allowed, field + " must be " + allowed + was);
    }
}
