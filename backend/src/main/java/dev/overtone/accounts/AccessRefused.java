package dev.overtone.accounts;

/** A configuration under which this server must not start. */
final class AccessRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    AccessRefused(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
