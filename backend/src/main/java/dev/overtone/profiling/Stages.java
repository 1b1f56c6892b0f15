package dev.overtone.profiling;

/** What a running run is doing, in order. */
final class Stages {

    static final String BUILDING = "BUILDING";
    static final String CHECKING = "CHECKING";
    static final String WARMING = "WARMING";
    static final String MEASURING = "MEASURING";
    static final String WRITING = "WRITING";

    private Stages() {}
}
