package dev.overtone.search;

/** How far a search is. */
public enum SearchState {
    RUNNING,
    /** Asks for nothing new; what was asked for is measured to its end. */
    PAUSED,
    /** Its budget is spent, its front has come to rest, or there is nothing left to try. */
    FINISHED,
    /** Somebody ended it. */
    STOPPED;

    public boolean hasEnded() {
        return this == FINISHED || this == STOPPED;
    }
}
