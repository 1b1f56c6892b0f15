package dev.overtone.tracking;

/**
 * What was asked for would leave the ledger at odds with itself; says in words what stands against it.
 */
public final class LedgerConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    LedgerConflict(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What stands against it. */
    public enum Kind {
        /** Another of the same kind is called so. */
        NAME_TAKEN,
        /** Something in it is queued or running. */
        STILL_AT_WORK,
        /** What it belongs to lies in the trash. */
        PARENT_IN_TRASH,
        /** The first project stays. */
        FIRST_PROJECT;

        /** For programs, {@code name-taken}. */
        public String notation() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
