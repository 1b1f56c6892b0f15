package dev.overtone.accounts;

/** There is no such person, member, token or invitation. */
public final class UnknownAccount extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownAccount(String message) {
        super(message);
    }
}
