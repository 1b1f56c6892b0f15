package dev.overtone.filter;

import java.util.List;
import java.util.Optional;

/**
 * A column as a filter knows it.
 *
 * @param unit {@code ms}, {@code B} and the like, or empty
 * @param choices the only texts that it can have, or empty where it can have any
 */
public record Field(String name, Kind kind, String unit, String description, List<String> choices) {

    private static final String MILLISECONDS = "ms";

    public Field {
        choices = List.copyOf(choices);
    }

    public Field(String name, Kind kind) {
        this(name, kind, "", "", List.of());
    }

    /** Whether {@code 90s} can be said of it. */
    boolean isTimed() {
        return kind == Kind.DURATION || (kind == Kind.NUMBER && unit.equals(MILLISECONDS));
    }

    /** How many of its unit a second has. */
    long perSecond() {
        return kind == Kind.DURATION ? 1 : 1_000;
    }

    /** The choice that is written so, in any case; the text itself where there are no choices. */
    Optional<String> choice(String text) {
        return choices.isEmpty()
                ? Optional.of(text)
                : choices.stream().filter(text::equalsIgnoreCase).findFirst();
    }

    /** As a sentence has it: {@code p50 is a number of ms}. */
    String sentence() {
        return name + " is " + kind.words() + (unit.isEmpty() || kind != Kind.NUMBER ? "" : " of " + unit);
    }
}
