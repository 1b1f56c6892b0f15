package dev.overtone.profiling;

import dev.overtone.tracking.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a bench process said besides its events, and what that and its exit code mean when it died. */
final class LastWords {

    private static final int MOST_LINES = 40;
    private static final int MOST_CHARACTERS = 300;

    private static final int SIGILL = 128 + 4;
    private static final int SIGABRT = 128 + 6;
    private static final int SIGBUS = 128 + 7;
    private static final int SIGFPE = 128 + 8;
    private static final int SIGKILL = 128 + 9;
    private static final int SIGSEGV = 128 + 11;
    private static final int SIGTERM = 128 + 15;

    /** How C++, libtorch, the JVM and the system say that there is no more memory. */
    private static final Pattern MEMORY = Pattern.compile("std::bad_alloc|an't allocate memory|annot allocate memory"
            + "|nsufficient memory for the Java Runtime|ould not reserve enough space|OutOfMemoryError");

    private static final Pattern SIGNAL = Pattern.compile("^#\\s+(SIG[A-Z]+) \\(");
    private static final Pattern FRAME = Pattern.compile("^# C\\s+\\[([^+\\]]+)");
    private static final Pattern REPORT = Pattern.compile("^# .*?(" + CrashReports.PREFIX + "\\d+\\.log)");
    private static final Pattern COMPLAINT = Pattern.compile("rror|xception|terminate called");

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.addLast(line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line);
        if (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
    }

    /** @param systemKills processes that the system killed for want of memory while this one ran */
    synchronized Failure explain(int exit, String stage, long systemKills) {
        String memory = said(MEMORY);
        if (!memory.isEmpty()) {
            return new Failure("OUT_OF_MEMORY", stage, "Memory ran out in the measuring process." + memory);
        }
        return switch (exit) {
            case SIGKILL ->
                systemKills > 0
                        ? new Failure(
                                "OUT_OF_MEMORY", stage, "Memory ran out, and the system killed the measuring process.")
                        : new Failure("KILLED", stage, "The measuring process was killed from outside.");
            case SIGTERM -> new Failure("KILLED", stage, "The measuring process was told from outside to end.");
            case SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL -> new Failure("NATIVE_CRASH", stage, crash(exit));
            default ->
                new Failure(
                        "BENCH_DIED",
                        stage,
                        "The measuring process ended with exit code " + exit + "." + said(COMPLAINT));
        };
    }

    private String crash(int exit) {
        String signal = first(SIGNAL, match -> match.group(1)).orElse(name(exit));
        String where = first(FRAME, match -> " in " + match.group(1)).orElse("");
        String report = first(REPORT, match -> " The report is " + match.group(1) + " in the logs folder.")
                .orElse("");
        String words = report.isEmpty() ? said(COMPLAINT) : report;
        return "Native code crashed the measuring process (" + signal + where + ")." + words;
    }

    private static String name(int exit) {
        return switch (exit) {
            case SIGABRT -> "SIGABRT";
            case SIGSEGV -> "SIGSEGV";
            case SIGBUS -> "SIGBUS";
            case SIGFPE -> "SIGFPE";
            default -> "SIGILL";
        };
    }

    private String said(Pattern pattern) {
        return lines.stream()
                .filter(pattern.asPredicate())
                .findFirst()
                .map(line -> " It said: " + line.strip())
                .orElse("");
    }

    private Optional<String> first(Pattern pattern, Function<MatchResult, String> found) {
        return lines.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .findFirst()
                .map(found);
    }
}
