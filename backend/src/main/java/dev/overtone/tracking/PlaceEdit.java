package dev.overtone.tracking;

import dev.overtone.architecture.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a project or an experiment. Null leaves what is there.
 *
 * @param notes Markdown; empty takes it away
 * @param archived whether it is out of the way
 */
public record PlaceEdit(
        @Nullable String name,
        @Nullable String notes,
        @Nullable Boolean archived) {

    public PlaceEdit {
        name = name == null ? null : name.strip();
        notes = notes == null ? null : Written.notes(notes);
    }

    /** @throws InvalidEntry naming every field that is wrong */
    void check() {
        List<Violation> violations = new ArrayList<>();
        if (name != null) {
            Written.checkLabel("name", name, Written.LONGEST_NAME, violations);
        }
        if (notes != null) {
            Written.checkNotes(notes, violations);
        }
        Written.throwIfAny(violations);
    }
}
