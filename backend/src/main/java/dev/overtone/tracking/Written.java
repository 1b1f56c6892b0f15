package dev.overtone.tracking;

import dev.overtone.architecture.Excerpt;
import dev.overtone.architecture.Violation;
import java.util.List;
import java.util.UUID;

/** Checks of what people write into the ledger. */
final class Written {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTES = 10_000;

    private Written() {}

    /** Whether anything could be called so; a database does not take every text to be looked for. */
    static boolean canBeName(String text) {
        return Printable.isLabel(text, LONGEST_NAME);
    }

    static void checkLabel(String field, String text, int longest, List<Violation> violations) {
        if (!Printable.isLabel(text, longest)) {
            violations.add(violation(field, text, "1 to " + longest + " printable characters"));
        }
    }

    static void checkNotes(String text, List<Violation> violations) {
        if (!Printable.isText(text, LONGEST_NOTES)) {
            violations.add(violation("notes", text, "at most 10,000 printable characters"));
        }
    }

    /** Lines ended as everywhere, nothing behind the last. */
    static String notes(String text) {
        return text.replace("\r\n", "\n").stripTrailing();
    }

    static void throwIfAny(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new InvalidEntry(violations);
        }
    }

    static InvalidEntry refused(String field, Object value, String allowed, String message) {
        return new InvalidEntry(List.of(new Violation(field, value, allowed, message)));
    }

    static InvalidEntry noProject(UUID id) {
        return refused("project", id, "a project that is there", "There is no project " + id + ".");
    }

    static Violation violation(String field, String text, String allowed) {
        String count = Excerpt.isWhole(text) ? "" : ", were " + text.length();
        return new Violation(field, text, allowed, field + " must be " + allowed + count + ".");
    }
}
