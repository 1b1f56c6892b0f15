package dev.overtone.web;

import dev.overtone.architecture.Excerpt;
import dev.overtone.profiling.Sweep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as people write them: {@code 1, 2, 4}, {@code 8..40 by 8}, or both. */
final class WrittenValues {

    private static final Pattern STRETCH =
            Pattern.compile("([\\d.]+?)\\s*\\.\\.\\s*([\\d.]+?)(?:\\s*by\\s*([\\d.]+))?");

    private WrittenValues() {}

    /** Adds what cannot be read to {@code problems}. */
    static List<Double> read(@Nullable String written, List<Problem> problems) {
        List<Double> values = new ArrayList<>();
        if (written != null) {
            for (String part : written.split("[,;\n]", -1)) {
                String text = part.strip();
                if (!text.isEmpty() && !add(text, values)) {
                    problems.add(Problem.of(
                            "values",
                            "Must be numbers such as 1, 2, 4 or 8..40 by 8; “" + Excerpt.of(text) + "” is none."));
                    return List.of();
                }
            }
        }
        List<Double> once = values.stream().distinct().toList();
        if (!Sweep.VALUES.contains(once.size())) {
            problems.add(Problem.of(
                    "values", "Must be " + Sweep.VALUES.allowed() + " numbers, such as 1, 2, 4 or 8..40 by 8."));
        }
        return once;
    }

    private static boolean add(String text, List<Double> values) {
        try {
            Matcher stretch = STRETCH.matcher(text);
            if (!stretch.matches()) {
                values.add(new BigDecimal(text).doubleValue());
                return true;
            }
            var last = new BigDecimal(stretch.group(2));
            BigDecimal step = stretch.group(3) == null ? BigDecimal.ONE : new BigDecimal(stretch.group(3));
            BigDecimal value = new BigDecimal(stretch.group(1));
            while (step.signum() > 0 && value.compareTo(last) <= 0 && values.size() <= Sweep.VALUES.most()) {
                values.add(value.doubleValue());
                value = value.add(step);
            }
            return step.signum() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
