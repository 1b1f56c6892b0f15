package dev.overtone.api;

import java.util.UUID;

/** Nothing of this name; {@code type} ends the problem's type. */
final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    NotThere(String type, String message) {
        super(message);
        this.type = type;
    }

    static NotThere series(UUID id) {
        return new NotThere("no-series", "There is no series " + id + ".");
    }

    String type() {
        return type;
    }
}
