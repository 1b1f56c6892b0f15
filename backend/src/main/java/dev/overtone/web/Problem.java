package dev.overtone.web;

import dev.overtone.architecture.Violation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to mend in a form.
 *
 * @param field the control's path, {@code blocks[0].depth}
 * @param label the same for people, {@code Block 1, depth}
 */
record Problem(String field, String label, String message) {

    private static final Pattern INDEX =
            Pattern.compile("(blocks|stem|tags|variables|objectives|constraints)\\[(\\d{1,6})]");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    static Problem of(String field, String message) {
        return new Problem(field, label(field), message);
    }

    /** What is wrong with this field, or null. */
    static @Nullable String message(String field, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    static List<Problem> of(List<Violation> violations) {
        return violations.stream()
                .map(violation -> of(violation.field(), withoutPath(violation)))
                .toList();
    }

    /** The message without the path that the label tells already. */
    private static String withoutPath(Violation violation) {
        String message = violation.message();
        if (!message.startsWith(violation.field() + " ")) {
            return message;
        }
        String rest = message.substring(violation.field().length() + 1);
        return rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    private static String label(String field) {
        String indexed = INDEX.matcher(field)
                .replaceAll(match -> singular(match.group(1)) + " " + (Long.parseLong(match.group(2)) + 1));
        String words = HUMP.matcher(indexed.replace(".", ", ")).replaceAll(" ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
