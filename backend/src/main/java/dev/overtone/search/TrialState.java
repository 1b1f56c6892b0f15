package dev.overtone.search;

/** How far the try of one network is. */
public enum TrialState {
    WAITING,
    VALUED,
    /** It has its figures and breaks a constraint. */
    INFEASIBLE,
    FAILED
}
