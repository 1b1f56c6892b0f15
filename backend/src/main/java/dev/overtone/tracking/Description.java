package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a network. Null leaves what is there, an empty text takes it away.
 *
 * @param title one line
 * @param notes plain text, lines ended by {@code \n}
 */
public record Description(@Nullable String title, @Nullable String notes) {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_NOTES = 10_000;
    public static final String ALLOWED_TITLE = "1 to " + LONGEST_TITLE + " printable characters";

    private static final String ALLOWED_NOTES = "at most 10,000 printable characters";
    private static final int SHOWN = 80;

    public Description {
        title = title == null ? null : title.strip();
        notes = notes == null ? null : notes.replace("\r\n", "\n").stripTrailing();
    }

    /** @throws InvalidEntry naming every field that is wrong */
    void check() {
        List<Violation> violations = new ArrayList<>();
        if (title != null && !title.isEmpty() && !Printable.isLabel(title, LONGEST_TITLE)) {
            violations.add(violation("title", title, ALLOWED_TITLE));
        }
        if (notes != null && !Printable.isText(notes, LONGEST_NOTES)) {
            violations.add(violation("notes", notes, ALLOWED_NOTES));
        }
        if (!violations.isEmpty()) {
            throw new InvalidEntry(violations);
        }
    }

    private static Violation violation(String field, String text, String allowed) {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        String count = text.length() <= SHOWN ? "" : ", were " + text.length();
        return new Violation(field, shown, allowed, field + " must be " + allowed + count + ".");
    }
}
