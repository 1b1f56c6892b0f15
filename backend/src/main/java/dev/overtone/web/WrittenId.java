package dev.overtone.web;

import java.util.Optional;
import java.util.UUID;

/** An id as an address or a form has it; a page answers what is none as it answers one that nothing has. */
final class WrittenId {

    private WrittenId() {}

    static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
