package dev.overtone.api;

/** Nothing of this name; {@code type} ends the problem's type. */
final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    NotThere(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }
}
