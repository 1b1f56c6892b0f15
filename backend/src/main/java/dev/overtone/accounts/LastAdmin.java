package dev.overtone.accounts;

/** Without this one nobody could let anybody in again. */
public final class LastAdmin extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LastAdmin(String message) {
        super(message);
    }
}
