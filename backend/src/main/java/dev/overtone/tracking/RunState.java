package dev.overtone.tracking;

/** Where a run is in its life; the last three are final. */
public enum RunState {
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED;

    public boolean hasEnded() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
