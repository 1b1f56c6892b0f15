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
    public static final String ALLOWED_TITLE = "1 to " + LONGEST_TITLE + " printable characters";

    public Description {
        title = title == null ? null : title.strip();
        notes = notes == null ? null : Written.notes(notes);
    }

    /** @throws InvalidEntry naming every field that is wrong */
    void check() {
        List<Violation> violations = new ArrayList<>();
        if (title != null && !title.isEmpty()) {
            Written.checkLabel("title", title, LONGEST_TITLE, violations);
        }
        if (notes != null) {
            Written.checkNotes(notes, violations);
        }
        Written.throwIfAny(violations);
    }
}
