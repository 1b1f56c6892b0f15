package dev.overtone.profiling;

import java.time.Duration;

/**
 * How long to wait before a worker that ended is started again: longer each time for one that fails by itself soon
 * after its start, because it most likely fails again; never long for one that was killed, however often.
 */
final class Restarts {

    static final int NEVER_RAN = 1;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_AFTER_A_KILL = Duration.ofSeconds(4);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    /** Ended by a signal, as the JVM and the shell write it. */
    private static final int KILLED = 128;

    private Duration last = FIRST;

    Duration pauseAfter(Duration life, int exit) {
        Duration longest = exit > KILLED ? LONGEST_AFTER_A_KILL : LONGEST;
        Duration next = life.compareTo(LONG_LIFE) > 0 ? FIRST : last.multipliedBy(2);
        last = next.compareTo(longest) > 0 ? longest : next;
        return last;
    }
}
