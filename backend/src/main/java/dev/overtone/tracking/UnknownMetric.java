package dev.overtone.tracking;

/** The ledger has no metric of this id. */
public final class UnknownMetric extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownMetric() {
        super("There is no metric of this id.");
    }
}
