package dev.overtone.prediction;

import dev.overtone.profiling.LatencyContext;

/** The front door of predicting: what networks are expected to take, by context. */
public interface Predictions {

    /** What is known at this moment. Never waits: while something new is being fitted, the fit before it answers. */
    Outlook now(LatencyContext context);

    /** Whether there may be more to say in a moment: something is being looked up or fitted. */
    boolean isLearning(LatencyContext context);

    /** What all measurements that there are say; waits for their fit, with no place in {@code Room} taken. */
    Outlook latest(LatencyContext context);
}
