package dev.overtone.tracking;

/** The ledger has no network of this fingerprint. */
public final class UnknownNetwork extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownNetwork() {
        super("No network of this fingerprint was ever saved or run.");
    }
}
