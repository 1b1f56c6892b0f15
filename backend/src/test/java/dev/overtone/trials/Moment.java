package dev.overtone.trials;

/** When a victim is ended: in a stage of some run, or at any time. */
enum Moment {
    /** Just after a new run was accepted. */
    QUEUED,
    BUILDING,
    CHECKING,
    WARMING,
    MEASURING,
    /** While the transaction that keeps the result is open. */
    WRITING,
    ANY
}
