package dev.overtone.tracking;

/** The idempotency key came before with another request. */
public final class KeyUsedForAnotherRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public KeyUsedForAnotherRequest(String key) {
        super("The Idempotency-Key was used before for another request.");
        this.key = key;
    }

    public String key() {
        return key;
    }
}
