package dev.overtone.web;

import dev.overtone.architecture.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number in an address. */
final class WrittenNumber {

    private WrittenNumber() {}

    /** The number, or the usual one where none or a wrong one is written; what is wrong is added to {@code problems}. */
    static double read(String field, @Nullable String written, Range range, double usual, List<Problem> problems) {
        if (written == null || written.isBlank()) {
            return usual;
        }
        double value;
        try {
            value = Double.parseDouble(written);
        } catch (NumberFormatException e) {
            problems.add(Problem.of(field, "Must be a number within " + range.allowed() + "."));
            return usual;
        }
        if (range.whole() && value != Math.rint(value)) {
            problems.add(Problem.of(field, "Must be a whole number within " + range.allowed() + "."));
            return usual;
        }
        if (!range.contains(value)) {
            problems.addAll(Problem.of(List.of(range.violation(field, value))));
            return usual;
        }
        return value;
    }
}
