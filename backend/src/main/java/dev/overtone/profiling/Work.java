package dev.overtone.profiling;

import java.util.List;
import java.util.UUID;

/** The process at work on a device and the runs that it measures; none while it calibrates or computes signals. */
record Work(List<UUID> runs, BenchProcess bench) {}
