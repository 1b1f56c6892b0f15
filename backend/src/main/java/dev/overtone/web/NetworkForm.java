package dev.overtone.web;

import dev.overtone.tracking.Description;
import dev.overtone.tracking.NetworkEntry;
import org.jspecify.annotations.Nullable;

/** What a person says of a network, as it was sent; a field left empty takes away what was said before. */
record NetworkForm(@Nullable String title, @Nullable String notes) {

    static NetworkForm of(NetworkEntry entry) {
        return new NetworkForm(entry.title(), entry.notes());
    }

    Description description() {
        return new Description(title == null ? "" : title, notes == null ? "" : notes);
    }

    /** For a design that may be there already: what is left empty leaves what was said before. */
    Description addition() {
        return new Description(
                title == null || title.isBlank() ? null : title, notes == null || notes.isBlank() ? null : notes);
    }
}
