package dev.overtone.profiling;

/** A program of the machine that reads its hardware counters for this process. */
interface CounterTool {

    CounterSupport support();

    /** Counts so many forwards; where that fails, the counters say why. */
    Counters count(Runnable forward, int forwards);
}
