package dev.overtone.profiling;

/** The front door of measuring. */
public class Profiler {}
