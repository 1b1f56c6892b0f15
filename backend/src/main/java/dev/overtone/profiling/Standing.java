package dev.overtone.profiling;

/** Whether a device takes runs. It is kept in the database, so it outlives every worker. */
public enum Standing {
    TAKING,
    /** Takes no run for now; what it measures goes on, what waits for it waits. */
    PAUSED,
    /** The same, and nobody may ask for it by name any more, because it is about to go. */
    DRAINING
}
